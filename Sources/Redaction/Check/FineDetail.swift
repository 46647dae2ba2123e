import Media
import People

/// The finest detail of a place in a picture: its luma on a grid of points, less the mean around each of them.
///
/// What a cover shows are slopes and steps of an eighth of a region; a point stands for a sixty-fourth. So the detail of a covered place is
/// not that of the source, whatever the cover looks like, and the detail of an uncovered one is, however it was scaled and encoded.
struct FineDetail {
  /// Points along each side, at most.
  static let mostPoints = 64
  /// Fewer tell too little.
  static let leastPoints = 20

  private let side: Int
  private let values: [Float]

  /// `box` lies within the picture; each point is the mean of a piece of it, `side` × `side` in all.
  init(of box: NormalizedBox, side: Int, in luma: Plane) {
    self.side = side
    let columns = Self.pieces(from: box.x, to: box.right, side, luma.width),
      rows = Self.pieces(from: box.y, to: box.bottom, side, luma.height)
    var means = [Float](repeating: 0, count: side * side), line = [Float](repeating: 0, count: side)
    for (row, piece) in rows.enumerated() {
      for (y, share) in piece {
        Self.reduce(luma.base + y * luma.stride, columns, into: &line)
        for column in 0..<side { means[row * side + column] += share * line[column] }
      }
    }
    values = Self.withoutSurroundings(means, side)
  }

  /// How much of the source's detail shows in another picture of the same place, at the points that `isCompared` names.
  ///
  /// nil where the source has too little detail, or too few points are compared, to tell.
  func shown(in other: FineDetail, where isCompared: [Bool]) -> Likeness? {
    var count: Float = 0, xx: Float = 0, yy: Float = 0, xy: Float = 0
    for index in values.indices where isCompared[index] {
      let x = values[index], y = other.values[index]
      (count, xx, yy, xy) = (count + 1, xx + x * x, yy + y * y, xy + x * y)
    }
    guard count >= Self.leastCompared, xx >= count * Self.leastDeviation * Self.leastDeviation else { return nil }
    return Likeness(
      correlation: Double(xy / max((xx * yy).squareRoot(), .leastNormalMagnitude)), share: Double(xy / xx))
  }

  struct Likeness {
    /// Of the two details: −1…1.
    let correlation: Double
    /// How strongly the source's detail shows: 0 not at all, 1 as in the source.
    let share: Double
  }

  private static let leastCompared: Float = 150
  /// Grey levels; darker and smoother places show nothing to be recognised by.
  private static let leastDeviation: Float = 1.5

  /// For each piece of a side, the samples in it, and the share that each has in its mean.
  private static func pieces(
    from start: Double, to end: Double, _ count: Int, _ length: Int
  ) -> [[(index: Int, share: Float)]] {
    let first = start * Double(length), step = (end - start) * Double(length) / Double(count)
    return (0..<count).map { piece in
      let low = first + Double(piece) * step, high = low + step
      let samples = max(0, low.wholeBelow)..<max(max(0, low.wholeBelow) + 1, min(length, high.wholeAbove))
      let parts = samples.map { (min(length - 1, $0), max(0, min(high, Double($0) + 1) - max(low, Double($0)))) }
      let whole = parts.reduce(0) { $0 + $1.1 }
      return parts.map { ($0.0, whole > 0 ? Float($0.1 / whole) : 1 / Float(parts.count)) }
    }
  }

  private static func reduce(
    _ samples: UnsafePointer<UInt8>, _ pieces: [[(index: Int, share: Float)]], into line: inout [Float]
  ) {
    for (column, piece) in pieces.enumerated() {
      var sum: Float = 0
      for (x, share) in piece { sum += share * Float(samples[x]) }
      line[column] = sum
    }
  }

  /// Less the mean of the nine points around each; 0 at the edge, where there are fewer.
  private static func withoutSurroundings(_ means: [Float], _ side: Int) -> [Float] {
    var values = [Float](repeating: 0, count: means.count)
    for row in 1..<side - 1 {
      for column in 1..<side - 1 {
        var sum: Float = 0
        for y in row - 1...row + 1 { for x in column - 1...column + 1 { sum += means[y * side + x] } }
        values[row * side + column] = means[row * side + column] - sum / 9
      }
    }
    return values
  }
}
