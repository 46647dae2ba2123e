import Media

/// A picture at 32 × 18: the mean luma of every cell, and the mean chroma of every four. What it shows is gone, how it is lit and composed stays.
struct PictureSketch: Sendable, Equatable {
  static let columns = 32
  static let rows = 18

  /// Luma row by row, then both chroma planes at half of each side; 0…255.
  let means: [UInt8]

  init(means: [UInt8]) { self.means = means }

  init(of picture: Frame) throws {
    means = try picture.withPlanes { planes in
      var means: [UInt8] = []
      means.reserveCapacity(Self.columns * Self.rows * 3 / 2)
      for (index, plane) in planes.enumerated() {
        let halving = index == 0 ? 1 : 2
        Self.append(to: &means, plane, columns: Self.columns / halving, rows: Self.rows / halving)
      }
      return means
    }
  }

  /// 16 is black, 235 white.
  var meanLuma: Double {
    Double(means.prefix(Self.columns * Self.rows).reduce(0) { $0 + Int($1) }) / Double(Self.columns * Self.rows)
  }

  /// The mean difference of a cell, 0…255. Colour counts as much as luma: people are dressed in it, and rooms are painted with it.
  func difference(from other: PictureSketch) -> Double {
    guard means.count == other.means.count, !means.isEmpty else { return 0 }
    var sum = 0
    for index in means.indices {
      sum += abs(Int(means[index]) - Int(other.means[index])) * (index < Self.columns * Self.rows ? 1 : 2)
    }
    return Double(sum) / Double(Self.columns * Self.rows * 2)
  }

  /// The share of the cells whose luma is another by at least so many grey levels.
  func changedShare(from other: PictureSketch, by levels: Int) -> Double {
    let count = Self.columns * Self.rows
    return Double(zip(means, other.means).prefix(count).count { abs(Int($0) - Int($1)) >= levels }) / Double(count)
  }

  /// Pearson's correlation of the luma of all cells, −1…1: 1 where one is the other, brighter or with more contrast. 0 where one has no contrast.
  func likeness(to other: PictureSketch) -> Double {
    let pairs = zip(means, other.means).prefix(Self.columns * Self.rows).map { (Double($0), Double($1)) }
    let count = Double(max(1, pairs.count))
    let (x, y) = pairs.reduce((0, 0)) { ($0.0 + $1.0 / count, $0.1 + $1.1 / count) }
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in pairs { (xx, yy, xy) = (xx + (a - x) * (a - x), yy + (b - y) * (b - y), xy + (a - x) * (b - y)) }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
  }

  /// Reads every fourth row: noise of that size is no matter here.
  private static func append(to means: inout [UInt8], _ plane: Plane, columns: Int, rows: Int) {
    var sums = [Int](repeating: 0, count: columns)
    for row in 0..<rows {
      let lines = stride(
        from: plane.height * row / rows, to: max(plane.height * (row + 1) / rows, plane.height * row / rows + 1), by: 4)
      for column in 0..<columns { sums[column] = 0 }
      var count = 0
      for y in lines where y < plane.height {
        count += 1
        let line = plane.base + y * plane.stride
        for column in 0..<columns {
          var sum: UInt32 = 0
          for x in plane.width * column / columns..<plane.width * (column + 1) / columns { sum &+= UInt32(line[x]) }
          sums[column] += Int(sum)
        }
      }
      for column in 0..<columns {
        let width = plane.width * (column + 1) / columns - plane.width * column / columns
        means.append(UInt8(clamping: sums[column] / max(1, count * width)))
      }
    }
  }
}
