import Foundation

/// Dynamic time warping of two sequences of feature rows, within a band around a path.
///
/// Sakoe and Chiba, "Dynamic Programming Algorithm Optimization for Spoken Word Recognition", IEEE Transactions on Acoustics, Speech, and
/// Signal Processing 26 (1978). Rows are compared by the cosine of the angle between them.
struct TimeWarp {
  let width: Int
  private let first: [Float]
  private let second: [Float]

  /// Rows of `width` values.
  init(_ first: [Float], _ second: [Float], width: Int) {
    self.width = width
    self.first = Self.unit(first, width)
    self.second = Self.unit(second, width)
  }

  var firstCount: Int { first.count / width }
  var secondCount: Int { second.count / width }

  /// For each row of the first sequence the row of the second that it matches.
  typealias Path = [Int]

  /// `centre` is where row n of the first sequence is looked for; `radius` how far beside it.
  func path(radius: Int, centre: (Int) -> Int) -> Path {
    let rows = firstCount, columns = secondCount
    guard rows > 0, columns > 0 else { return [] }
    func start(_ row: Int) -> Int { row == 0 ? 0 : min(max(0, centre(row) - radius), columns - 1) }
    func end(_ row: Int) -> Int {
      row == rows - 1 ? columns : min(columns, max(start(row) + 1, centre(row) + radius + 1))
    }
    var steps: [[UInt8]] = []
    steps.reserveCapacity(rows)
    var before: [Float] = [], beforeStart = 0
    for row in 0..<rows {
      let from = start(row), to = end(row)
      var costs = [Float](repeating: .infinity, count: to - from), taken = [UInt8](repeating: 0, count: to - from)
      for column in from..<to {
        let left = column > from ? costs[column - from - 1] : .infinity
        let up = before.indices.contains(column - beforeStart) ? before[column - beforeStart] : .infinity
        let diagonal = before.indices.contains(column - 1 - beforeStart) ? before[column - 1 - beforeStart] : .infinity
        var best = diagonal, step: UInt8 = 0
        if up < best { (best, step) = (up, 1) }
        if left < best { (best, step) = (left, 2) }
        if row == 0 && column == 0 { best = 0 }
        costs[column - from] = best + 1 - likeness(row, column)
        taken[column - from] = step
      }
      (before, beforeStart) = (costs, from)
      steps.append(taken)
    }
    return trace(steps, starts: (0..<rows).map(start))
  }

  private func trace(_ steps: [[UInt8]], starts: [Int]) -> Path {
    var path = Path(repeating: 0, count: firstCount)
    var row = firstCount - 1, column = secondCount - 1
    while true {
      path[row] = column
      let place = column - starts[row]
      guard row > 0 || column > 0, steps[row].indices.contains(place) else { break }
      switch steps[row][place] {
      case 0 where row > 0 && column > 0: (row, column) = (row - 1, column - 1)
      case 2 where column > 0: column -= 1
      case _ where row > 0: row -= 1
      default: column -= 1
      }
    }
    return path
  }

  private func likeness(_ row: Int, _ column: Int) -> Float {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        var sum: Float = 0
        for index in 0..<width { sum += first[row * width + index] * second[column * width + index] }
        return sum
      }
    }
  }

  static func unit(_ rows: [Float], _ width: Int) -> [Float] {
    var result = rows
    for start in stride(from: 0, to: rows.count, by: width) {
      let length = sqrt(rows[start..<start + width].reduce(0) { $0 + $1 * $1 })
      for index in start..<start + width { result[index] = rows[index] / max(1e-6, length) }
    }
    return result
  }

  /// The same sequences with every `factor` rows made one, by their means.
  func coarser(_ factor: Int) -> TimeWarp {
    TimeWarp(Self.means(first, width, factor), Self.means(second, width, factor), width: width)
  }

  private static func means(_ rows: [Float], _ width: Int, _ factor: Int) -> [Float] {
    let count = rows.count / width
    return stride(from: 0, to: count, by: factor).flatMap { start -> [Float] in
      let end = min(count, start + factor)
      return (0..<width).map { index in (start..<end).reduce(0) { $0 + rows[$1 * width + index] } / Float(end - start) }
    }
  }
}
