import Foundation

/// YouTube's own (`.sbv`): a line with two times and a comma, lines of text, an empty line.
enum SBVFormat: TranscriptFormat {
  static let name = "SBV"
  static let fileExtensions = ["sbv"]

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    var cues: [Cue] = []
    var index = 0
    while index < text.lines.count {
      if text.isBlank(index) {
        index += 1
        continue
      }
      let timing = index, times = text.lines[index].split(separator: ",")
      guard times.count == 2, let start = TimeCode.milliseconds(String(times[0]).trimmed),
        let end = TimeCode.milliseconds(String(times[1]).trimmed)
      else {
        throw TranscriptError(
          line: index + 1, reason: "'\(text.lines[index].prefix(40))' is not a pair of times",
          advice: "Write it as in 0:00:01.000,0:00:03.500")
      }
      try CueText.check(start: start, end: end, line: timing + 1)
      index += 1
      while index < text.lines.count, !text.isBlank(index) { index += 1 }
      let markup = text.lines[timing + 1..<index].joined(separator: "\n").replacingOccurrences(of: "[br]", with: "\n")
      // As in SubRip: some players show the reference, some the character.
      let content = CueText.withoutBlankLines(Entities.decoded(CueText.plain(markup)))
      if !content.isEmpty { cues.append(Cue(startMilliseconds: start, endMilliseconds: end, text: content)) }
    }
    return ParsedTranscript(cues: cues)
  }
}
