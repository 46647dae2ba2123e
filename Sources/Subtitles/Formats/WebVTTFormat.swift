import Foundation

/// WebVTT (`.vtt`): W3C, "WebVTT: The Web Video Text Tracks Format". Regions, styles and cue settings are read over: the picture's
/// own layout places the cues.
enum WebVTTFormat: TranscriptFormat {
  static let name = "WebVTT"
  static let fileExtensions = ["vtt"]

  static func parse(_ text: TextLines) throws -> [Cue] {
    guard let first = text.lines.first, first == "WEBVTT" || first.hasPrefix("WEBVTT ") || first.hasPrefix("WEBVTT\t") else {
      throw TranscriptError(
        line: 1, reason: "a WebVTT file begins with the line WEBVTT",
        advice: "Put that line at its top, or give the file the ending of what it is, such as .srt")
    }
    var cues: [Cue] = []
    var index = 1
    while index < text.lines.count {
      if text.isBlank(index) {
        index += 1
        continue
      }
      let end = text.lines.indices[index...].first { text.isBlank($0) } ?? text.lines.count
      if let timing = (index..<end).first(where: { text.lines[$0].contains("-->") }), timing <= index + 1 {
        let range = try CueText.range(text.lines[timing], at: timing)
        let content = CueText.plain(text.lines[timing + 1..<end].joined(separator: "\n"), isWebVTT: true)
        if !content.isEmpty { cues.append(Cue(startMilliseconds: range.start, endMilliseconds: range.end, text: content)) }
      }
      // Any other block is a NOTE, STYLE or REGION, or is to be ignored.
      index = end
    }
    return cues
  }

  static func write(_ sheet: CueSheet) -> String {
    let cues = sheet.cues.map { cue in
      let start = TimeCode.text(cue.startMilliseconds, separator: "."), end = TimeCode.text(cue.endMilliseconds, separator: ".")
      let text = CueText.withoutBlankLines(cue.text).replacingOccurrences(of: "&", with: "&amp;")
        .replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(of: ">", with: "&gt;")
      return "\(start) --> \(end)\n\(text)\n"
    }
    return (["WEBVTT\n"] + cues).joined(separator: "\n")
  }
}
