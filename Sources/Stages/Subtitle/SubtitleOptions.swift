import Pipeline
import Subtitles

/// What a pipeline file may say about subtitles.
public struct SubtitleOptions: Codable, Sendable {
  public var languages: [String]
  public var burn: Choice?
  public var inside: Choice?
  public var sidecar: [String]?
  public var speed: Double?
  public var speakers: String?
  public var sounds: String?
  public var style: Style?
  public var lowerThirds: [String: LowerThird]?
  public var missing: Missing?

  /// Those that decide how cues are laid out, for a call without a pipeline file.
  public init(speed: Double?, speakers: String, dropsSounds: Bool) {
    languages = []
    self.speed = speed
    self.speakers = speakers
    sounds = dropsSounds ? "drop" : nil
  }

  /// What a source without one of the languages comes to.
  public enum Missing: String, Codable, Sendable, CaseIterable { case fail, note }

  /// `each`, `none`, one language, or several.
  public enum Choice: Codable, Sendable, Equatable {
    case each, none, these([String])

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let words = try (try? container.decode([String].self)) ?? [container.decode(String.self)]
      self = words == ["each"] ? .each : words == ["none"] ? .none : .these(words)
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .each: try container.encode("each")
      case .none: try container.encode("none")
      case .these(let languages): try container.encode(languages)
      }
    }
  }

  public struct Style: Codable, Sendable {
    public var font: String?
    public var size: Double?
    public var colour: String?
    public var backdrop: String?
    public var backdropColour: String?
    public var position: String?
  }

  public struct LowerThird: Codable, Sendable {
    public var height: Double?
    public var from: Double?
    public var to: Double?
  }

  private static let choice = OptionRule.Value.either([.choice(["each", "none"]), .language, .list(of: .language)])

  static let rules = [
    OptionRule(
      "languages", .list(of: .language), required: true,
      "Languages whose transcripts are wanted: each video must have them all, unless missing: says otherwise"),
    OptionRule(
      "missing", .choice(Missing.allCases.map(\.rawValue)),
      "What a video without one of the languages comes to: fail (the default) fails it; note says so, and renders what there is"
    ),
    OptionRule(
      "burn", choice,
      "Which language is burned into the picture; each makes one rendition per language; several in brackets stand above each other; none is the default"
    ),
    OptionRule(
      "inside", choice,
      "Which languages lie inside the renditions as tracks that viewers switch on, on platforms that take them (players show the first unasked); none is the default"
    ),
    OptionRule(
      "sidecar", .list(of: .choice(CaptionFormat.allCases.map(\.rawValue))),
      "Caption files to deliver beside the renditions"),
    OptionRule(
      "speed", .number(5...30),
      "Characters a second that are to be read at most; without it 17, or what the language's guide says"),
    OptionRule(
      "speakers", .choice(LayoutRules.SpeakerMarks.allCases.map(\.rawValue)),
      "How a change of speaker is shown: a dash (the default), the transcript's name for the speaker, or nothing"),
    OptionRule(
      "sounds", .choice(["keep", "drop"]), "Whether descriptions such as [laughter] stay; keep is the default"),
    OptionRule("style", .settings(styleRules), "What burned-in captions look like"),
    OptionRule(
      "lowerThirds", .named(lowerThirdRules), formerly: ["lower_thirds"],
      "Places at the bottom of the picture that captions leave free, such as name plates, under names of your own"),
  ]

  private static let styleRules = [
    OptionRule(
      "font", .choice(SubtitleStyle.Typeface.allCases.map(\.rawValue)), "The kind of letters; sans is the default"),
    OptionRule("size", .number(2...15), "The height of a line in percent of the picture's height"),
    OptionRule("colour", .text, "Of the letters, as in \"#FFFFFF\""),
    OptionRule(
      "backdrop", .choice(SubtitleStyle.Backdrop.allCases.map(\.rawValue)),
      "What sets the letters off: an outline (the default) or a box"),
    OptionRule(
      "backdropColour", .text, formerly: ["backdrop_colour"], "Of the outline or the box, as in \"#141414\""),
    OptionRule(
      "position", .choice(SubtitleStyle.Position.allCases.map(\.rawValue)),
      "Where captions stand; bottom is the default"),
  ]

  private static let lowerThirdRules = [
    OptionRule("height", .number(1...60), "How high it reaches, from the bottom, in percent of the picture's height"),
    OptionRule("from", .number(0...100_000), "When it appears, in seconds; the beginning without it"),
    OptionRule("to", .number(0...100_000), "When it is gone, in seconds; never without it"),
  ]
}

extension SubtitleOptions {
  var problems: [String] {
    guard !languages.isEmpty else { return ["languages is empty. Name at least one, as in languages: [en, ar]"] }
    var problems: [String] = []
    func unlisted(_ chosen: [String], as key: String, _ otherwise: String) {
      let others = chosen.filter { !languages.contains($0) }
      guard !others.isEmpty else { return }
      problems.append(
        "\(key): \(others.joined(separator: ", ")) \(others.count == 1 ? "is" : "are") not among languages: "
          + "[\(languages.joined(separator: ", "))]. Add \(others.count == 1 ? "it" : "them") there, or \(otherwise)")
    }
    if case .these(let burned) = burn {
      unlisted(burned, as: "burn", "burn another")
      if burned.count > 2 {
        problems.append("burn names \(burned.count) languages, and two can be read at once. Write two, or burn: each")
      }
    }
    unlisted(tracks, as: "inside", "leave it out")
    for (key, colour) in [("colour", style?.colour), ("backdropColour", style?.backdropColour)] {
      guard let colour, Self.rgb(colour) == nil else { continue }
      problems.append("\(key): \(colour) is not a colour. Write it as in \"#FFFFFF\"")
    }
    for (name, plate) in (lowerThirds ?? [:]).sorted(by: { $0.key < $1.key }) {
      if plate.height == nil {
        problems.append("the lower third '\(name)' has no height. Write, for example, \(name): { height: 20 }")
      }
      if let to = plate.to, to <= plate.from ?? 0 {
        problems.append("the lower third '\(name)' ends before it begins. Correct from: and to:")
      }
    }
    return problems
  }

  /// The languages of each rendition that is burned in; those inside one are shown at the same time.
  var burned: [[String]] {
    switch burn {
    case nil, .some(.none): []
    case .each: languages.map { [$0] }
    case .these(let languages): [languages]
    }
  }

  /// The languages that can be switched on, in the order in which players list them.
  var tracks: [String] {
    switch inside {
    case nil, .some(.none): []
    case .each: languages
    case .these(let chosen): chosen
    }
  }

  /// `framesPerSecond` is the source's: cues begin and end with its frames.
  public func rules(for language: String, framesPerSecond: Double?) -> LayoutRules {
    var rules = LayoutRules(language: language)
    if let speed { rules.charactersPerSecond = speed }
    if let framesPerSecond { rules.setFrameRate(framesPerSecond) }
    rules.speakers = speakers.flatMap(LayoutRules.SpeakerMarks.init(rawValue:)) ?? .dashes
    rules.keepsSounds = sounds != "drop"
    return rules
  }

  var subtitleStyle: SubtitleStyle {
    var result = SubtitleStyle()
    result.typeface = style?.font.flatMap(SubtitleStyle.Typeface.init(rawValue:)) ?? .sans
    result.size = style?.size
    if let rgb = style?.colour.flatMap(Self.rgb) { result.colour = rgb }
    if let rgb = style?.backdropColour.flatMap(Self.rgb) { result.backdropColour = rgb }
    result.backdrop = style?.backdrop.flatMap(SubtitleStyle.Backdrop.init(rawValue:)) ?? .outline
    result.position = style?.position.flatMap(SubtitleStyle.Position.init(rawValue:)) ?? .bottom
    result.lowerThirds = (lowerThirds ?? [:]).sorted { $0.key < $1.key }.map {
      .init(height: $0.value.height ?? 0, from: $0.value.from ?? 0, to: $0.value.to)
    }
    return result
  }

  private static func rgb(_ text: String) -> Int? {
    guard text.hasPrefix("#"), text.count == 7 else { return nil }
    return Int(text.dropFirst(), radix: 16)
  }
}
