/// Stretches of one row: gathered in pixels, in any order, then turned into columns. Its memory is used again for the next row.
struct RowIntervals {
  /// In order, and not overlapping.
  private(set) var columns: [Range<Int>] = []
  private var intervals: [ClosedRange<Double>] = []

  mutating func removeAll() { intervals.removeAll(keepingCapacity: true) }

  mutating func append(_ interval: ClosedRange<Double>) { intervals.append(interval) }

  /// Makes `columns` those samples whose middles lie in any of the stretches; a sample is `step` pixels wide, the plane `width` samples.
  mutating func collectColumns(step: Double, width: Int) {
    columns.removeAll(keepingCapacity: true)
    intervals.sort { $0.lowerBound < $1.lowerBound }
    for interval in intervals {
      let start = max(0, (interval.lowerBound / step - 0.5).wholeAbove),
        end = min(width, (interval.upperBound / step - 0.5).wholeBelow + 1)
      guard start < end else { continue }
      if let last = columns.last, start <= last.upperBound {
        columns[columns.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        columns.append(start..<end)
      }
    }
  }

  /// Calls `body` with every part of the columns that is not among `others`.
  func forEachColumns(without others: RowIntervals, _ body: (Range<Int>) -> Void) {
    for part in columns {
      var start = part.lowerBound
      for other in others.columns where other.upperBound > start && other.lowerBound < part.upperBound {
        if other.lowerBound > start { body(start..<other.lowerBound) }
        start = max(start, other.upperBound)
      }
      if start < part.upperBound { body(start..<part.upperBound) }
    }
  }
}
