/// WebVTT as Backlit writes it, in files of their own and in streams: no header but the first word, no notes, styles, regions and names of cues;
/// of settings only the place at the top, of tags only the voice (W3C, "WebVTT", section 4).
enum WebVTTLines {
  static func check(_ text: TextLines, _ found: ForeignDataList) {
    guard let header = text.lines.first else { return found.add("text", at: 0, "it is empty") }
    if !header.bytes.elementsEqual("WEBVTT".utf8) { found.add(header, "the header says more") }
    var lines = text.lines.dropFirst()
    while let blank = lines.popFirst() {
      guard blank.bytes.isEmpty else {
        found.add(blank, "an empty line should stand here")
        lines = lines.drop { !$0.bytes.isEmpty }
        continue
      }
      guard let timing = lines.popFirst() else { return found.add(blank, "the file ends with an empty line") }
      var scanner = LineScanner(timing)
      guard scanner.skipTime("."), scanner.skip(" --> "), scanner.skipTime("."),
        scanner.isAtEnd || scanner.skip(" line:0"), scanner.isAtEnd
      else {
        found.add(timing, "a block that is no cue of ours")
        lines = lines.drop { !$0.bytes.isEmpty }
        continue
      }
      var isFirst = true
      while let line = lines.first, !line.bytes.isEmpty {
        check(line, isFirst: isFirst, found)
        isFirst = false
        lines.removeFirst()
      }
      if isFirst { found.add(timing, "a cue has no text") }
    }
  }

  /// Text has no brackets: `<` is `&lt;`. A voice may stand before it.
  private static func check(_ line: TextLines.Line, isFirst: Bool, _ found: ForeignDataList) {
    var scanner = LineScanner(line)
    if isFirst, scanner.skip("<v ") { _ = scanner.take(before: ">") != nil && scanner.skip(">") }
    if scanner.rest.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
      found.add(line, "a tag that is not ours")
    }
  }
}
