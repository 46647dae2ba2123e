import Files
import Support

/// What is done to a voice.
public enum VoiceTreatment: Sendable, Hashable, Codable {
  /// It is heard as it is.
  case keep(because: String)
  case disguise(VoiceCharacter)
  /// Somebody else is heard instead, a person or a machine: see `VoicePlan.reader`.
  case replace
  /// Nothing is heard.
  case silence
  /// A tone is heard in its place.
  case bleep

  /// As pipeline files, decisions files and manifests call it.
  public enum Name: String, Sendable, Codable, CaseIterable {
    case keep, disguise, replace, silence, bleep

    /// How far it goes, for everyone who chooses it or reads about it: a sentence without a trailing period.
    public var strength: String {
      switch self {
      case .keep: "the voice is heard as it is"
      case .disguise:
        "strangers do not recognise the voice; people who know it, or a machine with a recording of it, may"
      case .replace, .silence, .bleep: "nothing of the voice is left"
      }
    }
  }

  public var name: Name {
    switch self {
    case .keep: .keep
    case .disguise: .disguise
    case .replace: .replace
    case .silence: .silence
    case .bleep: .bleep
    }
  }

  /// Of two that hold for the same time, the one that hides more is done.
  func hidesMore(than other: VoiceTreatment) -> Bool { order > other.order }

  /// Two of a kind must not depend on chance either.
  private var order: (Int, String) {
    switch self {
    case .keep(let because): (0, because)
    case .disguise(let character): (1, "\(character.seed)")
    case .replace: (2, "")
    case .silence: (3, "")
    case .bleep: (4, "")
    }
  }
}

/// What is heard of a source, when and how: the facts that stage redact writes and stage render obeys. Private: nobody who knows how a voice
/// was disguised may hear it.
public struct VoicePlan: Sendable, Hashable, Codable {
  /// A time in which something else is done than in the rest.
  public struct Stretch: Sendable, Hashable, Codable {
    /// Seconds from the beginning of the renditions.
    public let from: Double
    /// Later than that.
    public let to: Double
    public let treatment: VoiceTreatment

    public init(from: Double, to: Double, _ treatment: VoiceTreatment) {
      self.from = from
      self.to = to
      self.treatment = treatment
    }
  }

  /// Of the source's bytes.
  public let source: Digest
  /// What is done where nothing else is said.
  public let treatment: VoiceTreatment
  /// In order, none reaching into the next.
  public let stretches: [Stretch]
  /// SHA-256 of the sound that is heard where voices are replaced; nil where none is.
  public let reader: Digest?
  /// Who reads there.
  public let readBy: Reader?

  /// Who is heard in place of voices.
  public enum Reader: String, Sendable, Hashable, Codable, CaseIterable {
    case person, espeak, neural

    /// For whoever watches, and has to be told where a machine speaks: a phrase.
    public var words: String {
      switch self {
      case .person: "a person reads"
      case .espeak: "a machine reads (eSpeak NG)"
      case .neural: "a machine reads (a neural voice)"
      }
    }
  }

  /// The stretches may overlap, and come in any order: where they do, what hides most is done. Throws `Failure` where a voice is to be
  /// heard as it is and no reason is given, or where times are none.
  public init(
    source: Digest, _ treatment: VoiceTreatment, stretches: [Stretch] = [], reader: Digest? = nil,
    readBy: Reader? = nil
  ) throws {
    for case .keep(let because) in [treatment] + stretches.map(\.treatment)
    where !because.contains(where: { !$0.isWhitespace }) {
      throw Failure(
        doing: "planning what is heard", reason: "a voice is to be heard as it is, and no reason is given",
        advice: "Say why, with because:")
    }
    if let wrong = stretches.first(where: { !($0.from < $0.to && $0.from.isFinite) }) {
      throw Failure(doing: "planning what is heard", reason: "a time from \(wrong.from) to \(wrong.to) s is none")
    }
    self.source = source
    self.treatment = treatment
    self.stretches = Self.disjoint(stretches)
    self.reader = reader
    self.readBy = readBy
  }

  /// With the sound that is heard where voices are replaced, and who made it.
  public func read(by reader: Reader, in sound: Digest) throws -> VoicePlan {
    try VoicePlan(source: source, treatment, stretches: stretches, reader: sound, readBy: reader)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      source: container.decode(Digest.self, forKey: .source),
      container.decode(VoiceTreatment.self, forKey: .treatment),
      stretches: container.decode([Stretch].self, forKey: .stretches),
      reader: container.decodeIfPresent(Digest.self, forKey: .reader),
      readBy: container.decodeIfPresent(Reader.self, forKey: .readBy))
  }

  /// Throws `Failure` unless the plan was made for the source with this digest.
  public func check(isFor source: Digest) throws {
    guard source == self.source else {
      throw Failure(
        doing: "looking up what is heard",
        reason: "the plan was made for a source with SHA-256 \(self.source), and this is \(source)",
        advice: "The source was replaced since: run again")
    }
  }

  /// Everything that is done somewhere, each once: first what is done where nothing else is said.
  public var treatments: [VoiceTreatment] {
    stretches.map(\.treatment).reduce(into: [treatment]) { if !$0.contains($1) { $0.append($1) } }
  }

  /// With something else done at some times, in seconds, but where nothing of the source is heard anyway.
  public func doing(_ treatment: VoiceTreatment, at times: [Range<Double>]) throws -> VoicePlan {
    let added = times.flatMap { range -> [Stretch] in
      let borders = stretches.flatMap { [$0.from, $0.to] }.filter { $0 > range.lowerBound && $0 < range.upperBound }
      let places = [range.lowerBound] + borders.sorted() + [range.upperBound]
      return zip(places, places.dropFirst()).filter { $0 < $1 }.compactMap { from, to in
        switch self.treatment(at: (from + to) / 2) {
        case .keep, .disguise: Stretch(from: from, to: to, treatment)
        case .replace, .silence, .bleep: nil
        }
      }
    }
    return try VoicePlan(source: source, self.treatment, stretches: stretches + added, reader: reader, readBy: readBy)
  }

  /// Whether anybody is heard in place of somebody else.
  public var replaces: Bool { treatments.contains(.replace) }

  /// What is done at a time, in seconds from the beginning of the renditions.
  public func treatment(at seconds: Double) -> VoiceTreatment {
    let next = stretches.indices.bisected { stretches[$0].to > seconds }
    guard next < stretches.count, stretches[next].from <= seconds else { return treatment }
    return stretches[next].treatment
  }

  /// From each time at which one begins or ends to the next, what hides most of those that hold.
  private static func disjoint(_ stretches: [Stretch]) -> [Stretch] {
    let changes =
      stretches.flatMap { [(at: $0.from, $0.treatment, by: 1), (at: $0.to, $0.treatment, by: -1)] }
      .sorted { $0.at < $1.at }
    var holding: [VoiceTreatment: Int] = [:]
    var result: [Stretch] = []
    for (change, next) in zip(changes, changes.dropFirst()) {
      holding[change.1, default: 0] += change.by
      let there = holding.filter { $0.value > 0 }.keys
      guard next.at > change.at, let most = there.max(by: { $1.hidesMore(than: $0) }) else { continue }
      if let last = result.last, last.to == change.at, last.treatment == most {
        result[result.count - 1] = Stretch(from: last.from, to: next.at, most)
      } else {
        result.append(Stretch(from: change.at, to: next.at, most))
      }
    }
    return result
  }
}
