import Foundation

/// Advanced SubStation Alpha and its forerunner (`.ass`, `.ssa`): the "Dialogue:" lines, as libass reads them. Of styles and override
/// blocks only top or bottom is kept; drawings are left out.
enum ASSFormat: TranscriptFormat {
  static let name = "ASS"
  static let fileExtensions = ["ass", "ssa"]

  static func parse(_ text: TextLines) throws -> ParsedTranscript {
    var result = ParsedTranscript(cues: [])
    var section = ""
    var columns: [Substring] = []
    var styleColumns: [Substring] = []
    var topStyles: Set<Substring> = []
    for (index, raw) in text.lines.enumerated() {
      let line = raw.drop(while: \.isWhitespace)
      if line.hasPrefix("[") { section = line.lowercased() }
      guard let (key, value) = pair(line) else { continue }
      switch key {
      case "format" where section.hasPrefix("[events]"): columns = fields(value, Int.max)
      case "format": styleColumns = fields(value, Int.max)
      case "style":
        let style = fields(value, styleColumns.count)
        if let name = style.first, let at = column("alignment", styleColumns), at < style.count,
          isAtTop(alignment: style[at], isLegacy: !section.hasPrefix("[v4+"))
        {
          topStyles.insert(name)
        }
      case "dialogue": try dialogue(value, columns, topStyles, line: index + 1, &result)
      default: break
      }
    }
    result.cues.sort { $0.startMilliseconds < $1.startMilliseconds }
    return result
  }

  private static func dialogue(
    _ value: Substring, _ columns: [Substring], _ topStyles: Set<Substring>, line: Int, _ result: inout ParsedTranscript
  ) throws {
    guard let start = column("start", columns), let end = column("end", columns), let text = column("text", columns),
      text == columns.count - 1
    else {
      throw TranscriptError(
        line: line, reason: "no Format line before it says which column is what",
        advice: "Export the file anew: [Events] begins with Format:")
    }
    let fields = fields(value, columns.count)
    guard fields.count == columns.count, let from = TimeCode.milliseconds(fields[start]),
      let to = TimeCode.milliseconds(fields[end])
    else {
      throw TranscriptError(
        line: line, reason: "'\(value.prefix(40))' has no times",
        advice: "Write it as in Dialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,Text")
    }
    try CueText.check(start: from, end: to, line: line)
    let style = column("style", columns).map { fields[$0].drop(while: { $0 == "*" }) }
    guard let words = plain(fields[text]) else {
      result.notes.append(TranscriptNote(line: line, "a drawing was left out"))
      return
    }
    guard !words.isEmpty else { return }
    let name = column("name", columns) ?? column("actor", columns)
    let speaker = name.map { String(fields[$0]).trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    let isTop = CueText.isAtTop(String(fields[text])) || style.map(topStyles.contains) == true
    result.cues.append(
      Cue(
        startMilliseconds: from, endMilliseconds: to, text: words, speaker: speaker, placement: isTop ? .top : .bottom))
  }

  /// nil for a drawing: `{\p1}`.
  private static func plain(_ markup: Substring) -> String? {
    var text = ""
    var rest = markup
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      text += rest[..<start]
      let block = rest[start...end]
      if let drawing = block.firstRange(of: "\\p"), let scale = block[drawing.upperBound...].first,
        ("1"..."9").contains(scale)
      {
        return nil
      }
      rest = rest[rest.index(after: end)...]
    }
    text += rest
    let lines = text.replacingOccurrences(of: "\\N", with: "\n").replacingOccurrences(of: "\\n", with: "\n")
      .replacingOccurrences(of: "\\h", with: "\u{a0}")
    return CueText.withoutBlankLines(lines)
  }

  /// ASS counts like a number pad, 7 to 9 being the top; SSA adds 4 to 1…3 for the top.
  private static func isAtTop(alignment: Substring, isLegacy: Bool) -> Bool {
    guard let value = Int(alignment) else { return false }
    return isLegacy ? (5...7).contains(value) : (7...9).contains(value)
  }

  private static func column(_ name: String, _ columns: [Substring]) -> Int? {
    columns.firstIndex { $0.lowercased() == name }
  }

  private static func pair(_ line: Substring) -> (String, Substring)? {
    guard let colon = line.prefix(12).firstIndex(of: ":") else { return nil }
    return (line[..<colon].lowercased(), line[line.index(after: colon)...])
  }

  /// At most `count`: the last one may hold commas.
  private static func fields(_ value: Substring, _ count: Int) -> [Substring] {
    let parts = value.split(separator: ",", maxSplits: max(0, count - 1), omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      index == count - 1 ? part : Substring(String(part).trimmed)
    }
  }

  /// For editors and players that take ASS; white with a dark outline, on a picture of 1920×1080.
  static func write(_ sheet: CueSheet) -> String {
    let canvas = SubtitleCanvas(width: 1920, height: 1080, left: 96, right: 96, top: 54, bottom: 54)
    let fonts = Set(sheet.cues.map { ScriptFont.main(of: $0.text, language: sheet.language) }).union([.common(.sans)])
      .sorted { $0.family < $1.family }
    let script = CueScript(canvas: canvas, fonts: fonts)
    let events = sheet.cues.map { cue in
      let text = CueScript.text(of: CueText.withoutBlankLines(cue.text), isRightToLeft: sheet.isRightToLeft)
      let times = "\(time(cue.startMilliseconds)),\(time(cue.endMilliseconds))"
      return
        "Dialogue: 0,\(times),\(ScriptFont.main(of: cue.text, language: sheet.language).family),,0,0,0,,\(cue.placement == .top ? "{\\an8}" : "")\(text)"
    }
    return script.header + events.joined(separator: "\n") + "\n"
  }

  /// `0:00:01.23`: hundredths are all there is.
  private static func time(_ milliseconds: Int) -> String {
    let text = TimeCode.text((milliseconds + 5) / 10 * 10, separator: ".")
    return String((text.hasPrefix("0") ? text.dropFirst() : text[...]).dropLast())
  }
}
