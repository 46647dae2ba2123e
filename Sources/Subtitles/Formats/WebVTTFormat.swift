import Foundation
import Support

/// WebVTT (`.vtt`): W3C, "WebVTT: The Web Video Text Tracks Format", section 6, parsing.
///
/// Two things differ from a browser, which leaves out without a word what it cannot read: a pair of times that is none is an error, and
/// other blocks that are neither cue nor NOTE, STYLE or REGION are noted. Of settings and regions only top or bottom is kept: cues are
/// laid out anew for every picture. Styles are read over.
enum WebVTTFormat: TranscriptFormat {
  static let name = "WebVTT"
  static let fileExtensions = ["vtt"]

  static func recognises(_ text: TextLines) -> Bool {
    let first = text.lines.first ?? ""
    return first == "WEBVTT" || first.hasPrefix("WEBVTT ") || first.hasPrefix("WEBVTT\t")
  }

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    guard recognises(text) else {
      throw TranscriptError(
        line: 1, reason: "a WebVTT file begins with the line WEBVTT",
        advice: "Put that line at its top, or give the file the ending of what it is, such as .srt")
    }
    var reading = Reading(text: text)
    // The header goes on until the first blank line, but for a pair of times.
    while reading.index < text.lines.count, !text.lines[reading.index].isEmpty,
      !text.lines[reading.index].contains("-->")
    { reading.index += 1 }
    while reading.index < text.lines.count {
      if text.lines[reading.index].isEmpty { reading.index += 1 } else { try reading.block() }
    }
    return ParsedTranscript(cues: reading.cues, notes: reading.notes)
  }

  /// "Collect a WebVTT block", section 6.1: a block ends at an empty line, or before a pair of times that is not its first or second line.
  private struct Reading {
    let text: TextLines
    var index = 1
    var cues: [Cue] = []
    var notes: [TranscriptNote] = []
    private var regions: [Substring: Bool] = [:]

    init(text: TextLines) { self.text = text }

    mutating func block() throws {
      let start = index
      while index < text.lines.count, !text.lines[index].isEmpty {
        if text.lines[index].contains("-->") && index > start + 1 { break }
        if text.lines[index].contains("-->") {
          try cue(timing: index)
          return
        }
        index += 1
      }
      note(start)
    }

    /// The text of a cue ends at an empty line or before the next pair of times.
    private mutating func cue(timing: Int) throws {
      let line = text.lines[timing]
      guard let range = WebVTTTiming.range(line) else {
        throw TranscriptError(
          line: timing + 1, reason: "'\(line.prefix(60))' is not a pair of times",
          advice: "Write it as in 00:00:01.000 --> 00:00:03.500")
      }
      try CueText.check(start: range.start, end: range.end, line: timing + 1)
      index = timing + 1
      while index < text.lines.count, !text.lines[index].isEmpty, !text.lines[index].contains("-->") { index += 1 }
      // The line before a pair of times that follows without an empty line may be that cue's own name; a browser takes it for text.
      let settings = WebVTTSettings(range.rest)
      let isAtTop = settings.isAtTop ?? settings.region.flatMap { regions[$0] } ?? false
      let markup = text.lines[timing + 1..<index].joined(separator: "\n")
      cues += WebVTTCueText(markup).cues(from: range.start, to: range.end, placement: isAtTop ? .top : .bottom)
    }

    private mutating func note(_ start: Int) {
      let first = text.lines[start].prefix { !$0.isWhitespace }
      if first == "REGION" && text.lines[start].allSatisfy({ !$0.isWhitespace }),
        let region = WebVTTSettings.region(text.lines[start + 1..<index])
      {
        regions[region.id] = region.isAtTop
      } else if !["NOTE", "STYLE", "REGION"].contains(first) {
        notes.append(
          TranscriptNote(line: start + 1, "a block without times was left out: '\(text.lines[start].prefix(40))'"))
      }
    }
  }

  static func write(_ sheet: CueSheet) -> String {
    let cues = sheet.cues.map { cue in
      let start = TimeCode.text(cue.startMilliseconds, separator: "."),
        end = TimeCode.text(cue.endMilliseconds, separator: ".")
      let text = CueText.withoutBlankLines(cue.text).webVTTEscaped
      let voice = cue.speaker.map { "<v \($0.replacingOccurrences(of: "\n", with: " ").webVTTEscaped)>" } ?? ""
      return "\(start) --> \(end)\(cue.placement == .top ? " line:0" : "")\n\(voice)\(text)\n"
    }
    return (["WEBVTT\n"] + cues).joined(separator: "\n")
  }
}
