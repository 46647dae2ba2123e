/// Who speaks, as transcribers write it before the words: `Anna: I left.`
enum SpeakerLabel {
  /// The label and what follows it; nil where the text does not begin with one.
  ///
  /// A label is one to four words that begin with a capital, a digit or a letter of a script without capitals, and a colon before white
  /// space or the end. Anything longer is taken for a sentence with a colon in it.
  static func split(_ text: Substring) -> (speaker: String, rest: Substring)? {
    let trimmed = text.drop(while: \.isWhitespace)
    let start = trimmed.hasPrefix(">>") ? trimmed.dropFirst(2).drop(while: { $0 == ">" || $0.isWhitespace }) : trimmed
    guard let colon = start.prefix(41).firstIndex(where: { $0 == ":" || $0 == "：" }), isName(start[..<colon]) else {
      return nil
    }
    let rest = start[start.index(after: colon)...]
    guard rest.first?.isWhitespace != false || start[colon] == "：" else { return nil }
    return (String(start[..<colon]).trimmed, rest.drop(while: \.isWhitespace))
  }

  /// Whether this can be what a speaker is called.
  static func isName(_ text: Substring) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard (1...4).contains(words.count), text.count <= 40,
      !text.contains(where: { ".,;!?\"".contains($0) && $0 != "." })
    else { return false }
    guard let first = words.first?.first else { return false }
    return (first.isLetter && !first.isLowercase) || first.isNumber
  }
}

extension Cue {
  /// Who says it: as the format tells, or as it is written before the words.
  public var labelledSpeaker: String? { speaker ?? SpeakerLabel.split(text[...])?.speaker }

  /// Whether a line after the first begins with a label or a dash, or the first with a dash: then two speak.
  public var isDialogue: Bool {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
    return lines.contains { line in line.first.map { "-–—‐―".contains($0) } ?? false }
      || lines.dropFirst().contains { SpeakerLabel.split($0) != nil }
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
