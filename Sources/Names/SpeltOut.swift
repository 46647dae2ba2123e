/// Names whose letters stand apart: `A.h.m.a.d`, `A-H-M-A-D`, `A h m a d`.
enum SpeltOut {
  /// Fewer letters are initials.
  static let fewest = 4

  /// The letters that stand alone, four of them and more in a row with the same kind of border between them.
  static func runs(in text: FoldedText) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < text.count {
      guard isAlone(start, text) else {
        start = text.pieceEnd(start)
        continue
      }
      var end = start + 1
      var border: WordBorder?
      while end < text.count, isAlone(end, text), follows(text.borders[end], border) {
        border = text.borders[end]
        end += 1
      }
      if end - start >= fewest { runs.append(start..<end) }
      // The last one may begin another run.
      start = max(start + 1, end - 1)
    }
    return runs
  }

  private static func isAlone(_ index: Int, _ text: FoldedText) -> Bool {
    text.pieceEnd(index) == index + 1 && !text.isDigit(index)
      && (index == 0 || text.borders[index] > .joint)
  }

  private static func follows(_ border: WordBorder, _ known: WordBorder?) -> Bool {
    border < .punctuation && (known == nil || border == known)
  }
}
