import Media
import People

/// Follows what a person drew from one picture to the next, by what it looks like; says when it has lost it.
struct PatchTracker {
  /// Samples along a side of what is looked for, and of where.
  private static let templateSide = 24, searchSide = 60
  /// How alike what is found must be, as a normalised cross-correlation: unrelated textures rarely reach half of it.
  private static let leastLikeness: Float = 0.6
  /// From here on the template learns.
  private static let surely: Float = 0.75
  /// In grey levels: what is flatter than this looks like everything else that is flat.
  private static let leastContrast: Float = 4

  private(set) var box: NormalizedBox
  private var template: LumaPatch
  private var velocity = (x: 0.0, y: 0.0)

  /// nil where there is nothing to recognise in the box: it is one flat colour.
  init?(_ box: NormalizedBox, in plane: Plane) {
    self.box = box
    template = LumaPatch(box, side: Self.templateSide, of: plane)
    guard template.contrast >= Self.leastContrast else { return nil }
  }

  /// Where it is in the next picture; false where nothing there looks like it: `box` then stays.
  mutating func advance(in plane: Plane) -> Bool {
    let expected = box.shifted(x: velocity.x, y: velocity.y)
    // The same size first: another one must be better, not as good.
    var best: (box: NormalizedBox, score: Float)?
    for scale in [1, 0.95, 1.05] {
      let size = expected.expanded(by: scale)
      let area = size.expanded(by: Double(Self.searchSide) / Double(Self.templateSide))
      let match = LumaPatch(area, side: Self.searchSide, of: plane).bestMatch(of: template)
      let found = NormalizedBox(
        x: area.x + area.width * Double(match.column) / Double(Self.searchSide),
        y: area.y + area.height * Double(match.row) / Double(Self.searchSide),
        width: size.width, height: size.height)
      if match.score > (best?.score ?? -1) + 0.01 { best = (found, match.score) }
    }
    guard let best, best.score >= Self.leastLikeness else { return false }
    // Half old, half new: the grid of the search is coarse.
    velocity = ((velocity.x + best.box.centerX - box.centerX) / 2, (velocity.y + best.box.centerY - box.centerY) / 2)
    box = best.box
    if best.score >= Self.surely { template.adapt(to: LumaPatch(box, side: Self.templateSide, of: plane), by: 0.1) }
    return true
  }
}

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
