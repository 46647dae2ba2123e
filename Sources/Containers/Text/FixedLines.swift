/// Lines of a text that are always the same, or nearly so, held against it one after the other.
struct FixedLines {
  private(set) var rest: ArraySlice<TextLines.Line>
  private let found: ForeignDataList
  /// Lines that may have been put in between: behind them the text is known again.
  private static let lookahead = 4

  init(_ text: TextLines, _ found: ForeignDataList) {
    rest = text.lines[...]
    self.found = found
  }

  /// The next line has to be this one.
  mutating func expect(_ text: String) {
    expect("'\(text.prefix(40))'") { $0.skip(text) }
  }

  /// `isRight` takes apart the whole of the next line; `what` says what should stand there.
  mutating func expect(_ what: String, _ isRight: (inout LineScanner) -> Bool) {
    func fits(_ line: TextLines.Line) -> Bool {
      var scanner = LineScanner(line)
      return isRight(&scanner) && scanner.isAtEnd
    }
    guard let line = rest.popFirst() else { return found.add("text", at: 0, "\(what) is missing") }
    guard !fits(line) else { return }
    found.add(line, "\(what) should stand here")
    if let index = rest.prefix(Self.lookahead).firstIndex(where: fits) { rest = rest[(index + 1)...] }
  }

  /// The next line, where it is wanted.
  mutating func take(_ isWanted: (TextLines.Line) -> Bool) -> TextLines.Line? {
    guard let line = rest.first, isWanted(line) else { return nil }
    rest.removeFirst()
    return line
  }
}
