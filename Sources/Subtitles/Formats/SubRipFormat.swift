import Foundation

/// SubRip (`.srt`), as it is found in the wild: indices missing or wrong, `.` for `,`, blank lines missing, HTML and ASS markup.
enum SubRipFormat: TranscriptFormat {
  static let name = "SubRip"
  static let fileExtensions = ["srt"]

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    var cues: [Cue] = []
    var index = 0
    var hasSeenTiming = false
    while index < text.lines.count {
      defer { index += 1 }
      let line = text.lines[index]
      guard line.contains("-->") else {
        if !hasSeenTiming && !text.isBlank(index) && !isIndex(line) {
          throw TranscriptError(
            line: index + 1, reason: "a cue begins with '\(line.prefix(30))' instead of its number or its times",
            advice: "Write the times above it, as in 00:00:01,000 --> 00:00:03,500")
        }
        continue
      }
      let range = try CueText.range(line, at: index)
      hasSeenTiming = true
      let end = endOfText(from: index + 1, in: text)
      let markup = text.lines[index + 1..<end].joined(separator: "\n")
      // Some players show references as they are written, and others the characters that they stand for.
      let content = CueText.withoutBlankLines(Entities.decoded(CueText.plain(markup)))
      if !content.isEmpty {
        cues.append(
          Cue(
            startMilliseconds: range.start, endMilliseconds: range.end, text: content,
            placement: CueText.isAtTop(markup) ? .top : .bottom))
      }
      index = end - 1
    }
    return ParsedTranscript(cues: cues)
  }

  static func write(_ sheet: CueSheet) -> String {
    sheet.cues.enumerated().map { number, cue in
      let start = TimeCode.text(cue.startMilliseconds, separator: ","),
        end = TimeCode.text(cue.endMilliseconds, separator: ",")
      // An arrow in the words would be taken for a timing line.
      let text =
        (cue.placement == .top ? "{\\an8}" : "")
        + CueText.withoutBlankLines(cue.text).replacingOccurrences(of: "-->", with: "→")
      return "\(number + 1)\n\(start) --> \(end)\n\(text)\n"
    }.joined(separator: "\n")
  }

  /// The text ends at a blank line that a new cue or nothing follows, or before the timing line of the next cue.
  private static func endOfText(from start: Int, in text: TextLines) -> Int {
    var index = start
    while index < text.lines.count {
      if text.lines[index].contains("-->") {
        return index > start && isIndex(text.lines[index - 1]) ? index - 1 : index
      }
      if text.isBlank(index) && beginsCue(after: index, in: text) { return index }
      index += 1
    }
    return index
  }

  private static func beginsCue(after blank: Int, in text: TextLines) -> Bool {
    var index = blank + 1
    // Blank lines inside a text are rare and few: a long run of them ends it.
    while index < text.lines.count && text.isBlank(index) {
      if index - blank > 3 { return true }
      index += 1
    }
    guard index < text.lines.count else { return true }
    if text.lines[index].contains("-->") { return true }
    return isIndex(text.lines[index]) && index + 1 < text.lines.count && text.lines[index + 1].contains("-->")
  }

  private static func isIndex(_ line: Substring) -> Bool {
    let digits = line.filter { !$0.isWhitespace }
    return !digits.isEmpty && digits.count < 10 && digits.allSatisfy(\.isNumber)
  }
}
