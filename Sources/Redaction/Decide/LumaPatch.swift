import Media

/// A part of a picture's luma, scaled to a small square grid.
struct LumaPatch {
  /// Samples along each side.
  let side: Int
  /// Row by row, 0…255.
  private(set) var values: [Float]

  /// Shows `area`, in fractions of the picture. Each sample is the mean of four; beyond the picture its edge goes on.
  init(_ area: NormalizedBox, side: Int, of plane: Plane) {
    self.side = side
    func positions(_ origin: Double, _ length: Double, _ limit: Int) -> [Int] {
      (0..<2 * side).map {
        min(
          limit - 1,
          max(0, Int(((origin + length * (Double($0) + 0.5) / Double(2 * side)) * Double(limit)).rounded(.down))))
      }
    }
    let xs = positions(area.x, area.width, plane.width), ys = positions(area.y, area.height, plane.height)
    var values = [Float](repeating: 0, count: side * side)
    for row in 0..<side {
      let first = plane.base + ys[2 * row] * plane.stride, second = plane.base + ys[2 * row + 1] * plane.stride
      for column in 0..<side {
        let left = xs[2 * column], right = xs[2 * column + 1]
        values[row * side + column] =
          Float(Int(first[left]) + Int(first[right]) + Int(second[left]) + Int(second[right])) / 4
      }
    }
    self.values = values
  }

  /// Standard deviation, in grey levels of 255.
  var contrast: Float {
    let mean = values.reduce(0, +) / Float(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)).squareRoot()
  }

  /// A little of `other`, so that slow changes are learnt.
  mutating func adapt(to other: LumaPatch, by share: Float) {
    for index in values.indices { values[index] += (other.values[index] - values[index]) * share }
  }

  /// Where in this patch the smaller `template` fits best: the column and row of its corner, and how well, -1…1 (normalised cross-correlation; OpenCV calls it TM_CCOEFF_NORMED).
  func bestMatch(of template: LumaPatch) -> (column: Int, row: Int, score: Float) {
    let size = template.side, count = Float(size * size)
    let mean = template.values.reduce(0, +) / count
    let centered = template.values.map { $0 - mean }
    let energy = centered.reduce(0) { $0 + $1 * $1 }
    var best = (column: 0, row: 0, score: -Float.infinity)
    values.withUnsafeBufferPointer { values in
      centered.withUnsafeBufferPointer { centered in
        for row in 0...side - size {
          for column in 0...side - size {
            var product: Float = 0, sum: Float = 0, squares: Float = 0
            for y in 0..<size {
              let start = (row + y) * side + column, other = y * size
              for x in 0..<size {
                let value = values[start + x]
                product += value * centered[other + x]
                sum += value
                squares += value * value
              }
            }
            let norm = (energy * max(0, squares - sum * sum / count)).squareRoot()
            let score = norm > 1 ? product / norm : 0
            if score > best.score { best = (column, row, score) }
          }
        }
      }
    }
    return best
  }
}
