/// Advanced SubStation Alpha as Backlit writes it: a fixed header, styles, and events without names, effects and comments.
enum ASSLines {
  private static let head = [
    "[Script Info]", "ScriptType: v4.00+", "WrapStyle: 0", "ScaledBorderAndShadow: yes", "PlayResX: 1920",
    "PlayResY: 1080", "", "[V4+ Styles]",
    "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, "
      + "StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding",
  ]
  private static let events = [
    "", "[Events]", "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
  ]

  static func check(_ text: TextLines, _ found: ForeignDataList) {
    var lines = FixedLines(text, found)
    for wanted in head { lines.expect(wanted) }
    var fonts: [ArraySlice<UInt8>] = []
    while let line = lines.take({ $0.bytes.starts(with: "Style: ".utf8) }) {
      if let font = font(ofStyle: line) { fonts.append(font) } else { found.add(line, "a style that is not ours") }
    }
    for wanted in events { lines.expect(wanted) }
    // Without events, their place is one empty line.
    if lines.rest.count == 1, lines.take({ $0.bytes.isEmpty }) != nil { return }
    for line in lines.rest where !isDialogue(line, fonts) { found.add(line, "an event that is not ours") }
  }

  /// Named like its font; then 21 numbers.
  private static func font(ofStyle line: TextLines.Line) -> ArraySlice<UInt8>? {
    let fields = line.bytes.dropFirst("Style: ".utf8.count).split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    func isNumber(_ field: ArraySlice<UInt8>) -> Bool {
      var scanner = LineScanner(field)
      if scanner.skip("&H") { return field.count == 10 && field.dropFirst(2).allSatisfy { LineScanner.isWord($0) } }
      _ = scanner.skip("-")
      return scanner.skipDecimal() && scanner.isAtEnd
    }
    guard fields.count == 23, fields[0] == fields[1], fields[0].starts(with: "Noto ".utf8), fields[0].count <= 60,
      fields[0].allSatisfy({ LineScanner.isWord($0) || $0 == UInt8(ascii: " ") }),
      fields[2...].allSatisfy(isNumber)
    else { return nil }
    return fields[0]
  }

  private static func isDialogue(_ line: TextLines.Line, _ fonts: [ArraySlice<UInt8>]) -> Bool {
    var scanner = LineScanner(line)
    guard scanner.skip("Dialogue: 0,"), scanner.skipTime(".", hours: 1, fraction: 2), scanner.skip(","),
      scanner.skipTime(".", hours: 1, fraction: 2), scanner.skip(","),
      let font = scanner.take(before: ","), fonts.contains(font), scanner.skip(",,0,0,0,,")
    else { return false }
    _ = scanner.skip("{\\an8}")
    // Braces in the text have a backslash before them; others would begin a comment or a command.
    var isEscaped = false
    for byte in scanner.rest {
      if !isEscaped, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { return false }
      isEscaped = byte == UInt8(ascii: "\\")
    }
    return !scanner.isAtEnd
  }
}
