/// SubRip as Backlit writes it: numbers from 1, times, text, and nothing between the cues but an empty line.
enum SubRipLines {
  static func check(_ text: TextLines, _ found: ForeignDataList) {
    var lines = text.lines[...], number = 0
    while let first = lines.popFirst() {
      number += 1
      var scanner = LineScanner(first)
      guard scanner.skip("\(number)"), scanner.isAtEnd else {
        return found.add(first, "cue \(number) should begin here with its number, and the rest is not looked at")
      }
      guard let timing = lines.popFirst() else { return found.add(first, "a cue has no times") }
      scanner = LineScanner(timing)
      guard scanner.skipTime(","), scanner.skip(" --> "), scanner.skipTime(","), scanner.isAtEnd else {
        return found.add(timing, "these are no times, and the rest is not looked at")
      }
      lines = lines.drop { !$0.bytes.isEmpty }
      if let blank = lines.popFirst(), lines.isEmpty { found.add(blank, "the file ends with an empty line") }
    }
  }
}
