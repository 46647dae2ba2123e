import Names
import Testing

/// A text in which what a pattern must hit stands in brackets, and nothing else is hit: `"I met [Ahmed's] brother"`.
struct MarkedText: Sendable, CustomTestStringConvertible {
  let pattern: String
  let language: String?
  let marked: String

  init(_ pattern: String, _ language: String?, _ marked: String) {
    self.pattern = pattern
    self.language = language
    self.marked = marked
  }

  var testDescription: String { "\(pattern) in \(language ?? "any language"): \(marked)" }
  var text: String { marked.filter { $0 != "[" && $0 != "]" } }

  func check() throws {
    let text = text
    var found = ""
    var rest = text.startIndex
    for range in try NamePattern(pattern).hits(in: text, language: language) {
      found += text[rest..<range.lowerBound] + "[" + text[range] + "]"
      rest = range.upperBound
    }
    found += text[rest...]
    #expect(found == marked)
  }
}
