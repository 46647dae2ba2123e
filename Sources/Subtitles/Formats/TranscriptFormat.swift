/// A way to write down timed words.
///
/// Parsing takes time and memory in proportion to the text, whatever it is. It throws `TranscriptError` with the line where the
/// text cannot be understood; what is only untidy is accepted, and noted where anything was left out.
protocol TranscriptFormat: Sendable {
  /// For messages: "SubRip".
  static var name: String { get }
  /// Lower case, without the dot.
  static var fileExtensions: [String] { get }
  /// Whether a file may say in which language it is.
  static var tellsLanguage: Bool { get }
  /// Whether the text looks like this format, where several have the same ending.
  static func recognises(_ text: TextLines) -> Bool
  static func parse(_ text: TextLines) throws -> ParsedTranscript
}

extension TranscriptFormat {
  static var tellsLanguage: Bool { false }
  static func recognises(_ text: TextLines) -> Bool { true }
}

/// What a format's parser found.
struct ParsedTranscript: Hashable {
  var cues: [Cue]
  var notes: [TranscriptNote] = []
  /// See `Transcript.isTimed`.
  var isTimed = true
  /// BCP 47, where the file tells; else nil.
  var language: String?
}

/// A text and its lines, whatever ends them: LF, CR LF or CR.
struct TextLines {
  let text: String
  let lines: [Substring]

  init(_ text: String) {
    self.text = text
    // "\r\n" is one Character.
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  func isBlank(_ index: Int) -> Bool { lines[index].allSatisfy(\.isWhitespace) }
}

/// Where a transcript cannot be understood.
struct TranscriptError: Error, Hashable {
  /// Counted from 1; nil where the format has no lines to speak of.
  let line: Int?
  /// A clause.
  let reason: String
  let advice: String
}
