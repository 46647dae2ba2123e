import Files

/// A way to write down timed words.
///
/// Parsing takes time and memory in proportion to the text, whatever it is. It throws `TranscriptError` with the line where the
/// text cannot be understood; what is only untidy is accepted.
protocol TranscriptFormat: Sendable {
  /// For messages: "SubRip".
  static var name: String { get }
  /// Lower case, without the dot.
  static var fileExtensions: [String] { get }
  static func parse(_ lines: TextLines) throws -> [Cue]
}

/// The lines of a text, whatever ends them: LF, CR LF or CR.
struct TextLines {
  let lines: [Substring]

  init(_ text: String) {
    // "\r\n" is one Character.
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  func isBlank(_ index: Int) -> Bool { lines[index].allSatisfy(\.isWhitespace) }
}

/// Where a transcript cannot be understood.
struct TranscriptError: Error, Hashable {
  /// Counted from 1.
  let line: Int
  /// A clause.
  let reason: String
  let advice: String
}
