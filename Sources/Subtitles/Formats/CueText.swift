import Foundation

/// What the text formats share: timing lines, and text without markup.
enum CueText {
  /// Throws where the line is not `START --> END`, or ends before it begins. `index` counts lines from 0.
  static func range(_ line: Substring, at index: Int) throws -> (start: Int, end: Int) {
    guard let range = TimeCode.range(line) else {
      throw TranscriptError(
        line: index + 1, reason: "'\(line.prefix(60))' is not a pair of times",
        advice: "Write it as in 00:00:01,000 --> 00:00:03,500")
    }
    try check(start: range.start, end: range.end, line: index + 1)
    return range
  }

  /// Throws where a cue ends before it begins.
  static func check(start: Int, end: Int, line: Int?) throws {
    guard end > start else {
      throw TranscriptError(
        line: line, reason: "the cue at \(TimeCode.text(start, separator: ".")) ends before it begins",
        advice: "Correct its times")
    }
  }

  /// The text that a viewer reads: HTML's tags and ASS's override blocks removed, lines trimmed, no blank ones.
  static func plain(_ markup: String) -> String {
    var text = removing(markup, from: "{\\", to: "}")
    text = removingTags(text)
    text.removeAll { $0 == "\0" }
    return withoutBlankLines(text)
  }

  static func withoutBlankLines(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// All white space made single spaces, none at the ends.
  static func joined(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether ASS's override blocks put the text at the top: `{\an8}`.
  static func isAtTop(_ markup: String) -> Bool {
    ["{\\an7", "{\\an8", "{\\an9", "{\\a5}", "{\\a6}", "{\\a7}"].contains { markup.contains($0) }
  }

  /// An opening without its end is text.
  private static func removing(_ text: String, from opening: String, to closing: String) -> String {
    guard text.contains(opening) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: opening), let end = rest[start.upperBound...].firstRange(of: closing) {
      result += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  /// `<i>`, `</font>`; a `<` that begins no tag is text.
  static func removingTags(_ text: String) -> String {
    guard text.contains("<") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      result += rest[..<start]
      let body = rest[rest.index(after: start)...]
      guard let first = body.first, first == "/" || first.isLetter else {
        result += "<"
        rest = body
        continue
      }
      // Where one tag has no end, none after it has.
      guard let end = body.firstIndex(of: ">") else { return result + rest[start...] }
      rest = body[body.index(after: end)...]
    }
    return result + rest
  }
}
