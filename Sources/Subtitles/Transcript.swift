/// Timed words in one language, as a person or a program wrote them down.
public struct Transcript: Sendable, Hashable {
  /// BCP 47.
  public let language: String
  /// In order of their starts.
  public let cues: [Cue]
  /// What was untidy in the file and how it was understood.
  public let notes: [TranscriptNote]
  /// How the file's bytes became text.
  public let encoding: TextEncoding
  /// Whether the times were written down; else each cue has none yet (both are 0), and they must be found in the sound.
  public let isTimed: Bool

  public init(
    language: String, cues: [Cue], notes: [TranscriptNote] = [], encoding: TextEncoding = .utf8, isTimed: Bool = true
  ) {
    self.language = language
    self.cues = cues.enumerated().sorted {
      ($0.element.startMilliseconds, $0.offset) < ($1.element.startMilliseconds, $1.offset)
    }
    .map(\.element)
    self.notes = notes
    self.encoding = encoding
    self.isTimed = isTimed
  }
}

/// Something in a transcript that was read over or put right.
public struct TranscriptNote: Sendable, Hashable {
  /// Counted from 1; nil where it is about the whole, or the format has no lines to speak of.
  public let line: Int?
  /// A clause.
  public let message: String

  public init(line: Int? = nil, _ message: String) {
    self.line = line
    self.message = message
  }
}
