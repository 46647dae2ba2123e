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
    guard range.end > range.start else {
      throw TranscriptError(line: index + 1, reason: "the cue ends before it begins", advice: "Correct its times")
    }
    return range
  }

  /// The text that a viewer reads: tags and override blocks removed, in WebVTT also time stamps and
  /// entities, lines trimmed, no blank ones.
  static func plain(_ markup: String, isWebVTT: Bool) -> String {
    var text = removing(markup, from: "{\\", to: "}")
    text = removingTags(text, withTimeStamps: isWebVTT)
    if isWebVTT { text = decodeEntities(text) }
    text.removeAll { $0 == "\0" }
    return withoutBlankLines(text)
  }

  static func withoutBlankLines(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .joined(separator: "\n")
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

  /// `<i>`, `</font>`, `<v Anna>`, `<c.yellow>`, `<00:00:01.000>`; a `<` that is none of these is text.
  private static func removingTags(_ text: String, withTimeStamps: Bool) -> String {
    guard text.contains("<") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      result += rest[..<start]
      let body = rest[rest.index(after: start)...]
      if let first = body.first, first == "/" || first.isLetter || (withTimeStamps && first.isNumber), let end = body.firstIndex(of: ">") {
        rest = body[body.index(after: end)...]
      } else {
        result += "<"
        rest = body
      }
    }
    return result + rest
  }

  private static let entities = [
    "&lt;": "<", "&gt;": ">", "&nbsp;": "\u{a0}", "&lrm;": "\u{200e}", "&rlm;": "\u{200f}", "&quot;": "\"", "&#39;": "'",
  ]

  private static func decodeEntities(_ text: String) -> String {
    guard text.contains("&") else { return text }
    let decoded = entities.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    return decoded.replacingOccurrences(of: "&amp;", with: "&")
  }
}
