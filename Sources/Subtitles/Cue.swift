/// One subtitle on screen.
public struct Cue: Sendable, Hashable, Codable {
  public let startMilliseconds: Int
  /// Later than the start.
  public let endMilliseconds: Int
  /// Plain text; `\n` separates lines.
  public let text: String
  /// Who says it, where the transcript tells.
  public let speaker: String?
  /// Words with times of their own, in order; empty where the transcript has none. They count only where, white space aside, they are `text`.
  public let words: [TimedWord]
  public let placement: Placement

  /// Where on the picture a transcript's author wanted it.
  public enum Placement: String, Sendable, Hashable, Codable {
    case bottom, top
  }

  public init(
    startMilliseconds: Int, endMilliseconds: Int, text: String, speaker: String? = nil, words: [TimedWord] = [],
    placement: Placement = .bottom
  ) {
    self.startMilliseconds = startMilliseconds
    self.endMilliseconds = endMilliseconds
    self.text = text
    self.speaker = speaker
    self.words = words
    self.placement = placement
  }

  public var durationMilliseconds: Int { endMilliseconds - startMilliseconds }
}

/// One word, with the punctuation that clings to it.
public struct TimedWord: Sendable, Hashable, Codable {
  public let text: String
  public let startMilliseconds: Int
  /// Not before the start.
  public let endMilliseconds: Int

  public init(_ text: String, startMilliseconds: Int, endMilliseconds: Int) {
    self.text = text
    self.startMilliseconds = startMilliseconds
    self.endMilliseconds = endMilliseconds
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

  /// Without the names of speakers: who speaks may be who must not be known.
  public var withoutSpeakers: CueSheet { CueSheet(language: language, cues: cues.map(\.withoutSpeaker)) }

  /// Whether the language is written from right to left.
  public var isRightToLeft: Bool { WrittenLanguage(language).isRightToLeft }
}
