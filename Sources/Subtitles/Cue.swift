/// One subtitle on screen.
public struct Cue: Sendable, Hashable, Codable {
  public let startMilliseconds: Int
  /// Later than the start.
  public let endMilliseconds: Int
  /// Plain text; `\n` separates lines.
  public let text: String

  public init(startMilliseconds: Int, endMilliseconds: Int, text: String) {
    self.startMilliseconds = startMilliseconds
    self.endMilliseconds = endMilliseconds
    self.text = text
  }

  public var durationMilliseconds: Int { endMilliseconds - startMilliseconds }
}

/// Timed words in one language, as a person or a program wrote them down.
public struct Transcript: Sendable, Hashable {
  /// BCP 47.
  public let language: String
  /// In order of their starts.
  public let cues: [Cue]

  public init(language: String, cues: [Cue]) {
    self.language = language
    self.cues = cues.enumerated().sorted { ($0.element.startMilliseconds, $0.offset) < ($1.element.startMilliseconds, $1.offset) }
      .map(\.element)
  }
}

/// What will be read in one language: the cues from which captions are burned in and sidecars are written.
public struct CueSheet: Sendable, Hashable, Codable {
  /// BCP 47.
  public let language: String
  /// In order of their starts.
  public let cues: [Cue]

  public init(language: String, cues: [Cue]) {
    self.language = language
    self.cues = cues
  }

  public init(_ transcript: Transcript) {
    self.init(language: transcript.language, cues: transcript.cues)
  }

  /// Whether the language is written from right to left: by its script subtag, else by the language.
  public var isRightToLeft: Bool {
    let parts = language.split(separator: "-").map { $0.lowercased() }
    if let script = parts.dropFirst().first(where: { $0.count == 4 }) { return ["arab", "hebr", "syrc", "thaa"].contains(script) }
    return ["ar", "fa", "ur", "he", "ps", "sd", "ug", "yi", "dv", "ckb", "prs", "arc"].contains(parts.first ?? "")
  }
}
