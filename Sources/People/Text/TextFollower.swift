/// Follows a place with text from one picture to the next, forwards or backwards, by what it looked like when the network saw it.
///
/// What it looks for is never learnt anew: it cannot drift off, and says when nothing looks like it any more.
struct TextFollower {
  /// Cells of what is looked for.
  private static let cells = 350.0
  /// How alike what is found must be, as a normalised cross-correlation: other letters in the same place reach less.
  private static let leastLikeness: Float = 0.5
  /// From here on there is no doubt where it is.
  private static let surely: Float = 0.7
  /// From here on it has not moved.
  private static let still: Float = 0.96
  /// In grey levels: what is flatter looks like everything else that is flat.
  private static let leastContrast: Float = 3
  /// In pixels of a `LumaPicture`, from one picture to the next.
  private static let farthest = 44.0

  private(set) var box: NormalizedBox
  /// Where it surely is: also where it was expected, where what was found is not quite like it.
  private(set) var cover: NormalizedBox
  private let template: [Float]
  /// Of what is looked for, in cells.
  private let columns: Int
  private let rows: Int
  /// Side of a cell, and the surroundings of the text that are looked for with it, in pixels.
  private let cell: Double
  private let margin: Double
  /// In fractions of the picture, a second.
  private var velocity = (x: 0.0, y: 0.0)
  private var seconds: Double

  /// nil where there is nothing to recognise in the box.
  init?(
    _ box: NormalizedBox, in picture: LumaPicture, atSeconds seconds: Double, velocity: (x: Double, y: Double) = (0, 0)
  ) {
    let width = box.width * Double(picture.width), height = box.height * Double(picture.height)
    margin = max(3, 0.4 * min(width, height))
    let across = width + 2 * margin, down = height + 2 * margin
    cell = max(1, (across * down / Self.cells).squareRoot())
    columns = max(4, Int((across / cell).rounded()))
    rows = max(4, Int((down / cell).rounded()))
    (self.box, cover, self.seconds, self.velocity) = (box, box, seconds, velocity)
    let values = picture.cells(
      left: box.x * Double(picture.width) - margin, top: box.y * Double(picture.height) - margin, cell: cell,
      columns: columns, rows: rows)
    let mean = values.reduce(0, +) / Float(values.count)
    template = values.map { $0 - mean }
    guard energy >= Self.leastContrast * Self.leastContrast * Float(values.count) else { return nil }
  }

  private var energy: Float { template.reduce(0) { $0 + $1 * $1 } }

  /// Where it goes, in fractions of the picture a second.
  var course: (x: Double, y: Double) { velocity }

  /// Where it is in another picture; false where nothing there looks like it: `box` then stays.
  mutating func advance(in picture: LumaPicture, atSeconds now: Double) -> Bool {
    let passed = now - seconds
    let width = Double(picture.width), height = Double(picture.height)
    let expected = box.shifted(x: velocity.x * passed, y: velocity.y * passed)
    if match(in: picture, around: box, radius: 0).score >= Self.still {
      (velocity, seconds, cover) = ((0, 0), now, box)
      return true
    }
    let moved = max(abs(velocity.x) * width, abs(velocity.y) * height) * abs(passed)
    let reach = min(Self.farthest, max(14, box.height * height, 10 + moved))
    let found = match(in: picture, around: expected, radius: Int((reach / cell).rounded(.up)))
    guard found.score >= Self.leastLikeness else { return false }
    let next = expected.shifted(x: found.column * cell / width, y: found.row * cell / height)
    if abs(passed) > 1e-6 {
      // Half old, half new: the grid of the search is coarse.
      velocity.x = (velocity.x + (next.x - box.x) / passed) / 2
      velocity.y = (velocity.y + (next.y - box.y) / passed) / 2
    }
    (box, seconds) = (next, now)
    cover = found.score >= Self.surely ? next : next.union(expected)
    return next.clamped().area > 0
  }

  /// The best place up to `radius` cells from `place`, in cells, and how well it fits, −1…1 (normalised cross-correlation).
  private func match(
    in picture: LumaPicture, around place: NormalizedBox, radius: Int
  ) -> (column: Double, row: Double, score: Float) {
    let stride = columns + 2 * radius
    let values = picture.cells(
      left: place.x * Double(picture.width) - margin - Double(radius) * cell,
      top: place.y * Double(picture.height) - margin - Double(radius) * cell, cell: cell, columns: stride,
      rows: rows + 2 * radius)
    let (columns, rows, energy, total) = (self.columns, self.rows, self.energy, Float(template.count))
    let side = 2 * radius + 1
    var scores = [Float](repeating: 0, count: side * side)
    values.withUnsafeBufferPointer { values in
      template.withUnsafeBufferPointer { template in
        for top in 0...2 * radius {
          for left in 0...2 * radius {
            var product: Float = 0, sum: Float = 0, squares: Float = 0
            for y in 0..<rows {
              let start = (top + y) * stride + left, other = y * columns
              for x in 0..<columns {
                let value = values[start + x]
                product += value * template[other + x]
                sum += value
                squares += value * value
              }
            }
            let norm = (energy * max(0, squares - sum * sum / total)).squareRoot()
            scores[top * side + left] = norm > 1 ? product / norm : 0
          }
        }
      }
    }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    let (row, column) = best.quotientAndRemainder(dividingBy: side)
    func finer(_ place: Int, _ step: Int) -> Double {
      guard place > 0, place < side - 1 else { return 0 }
      return Self.peak(scores[best - step], scores[best], scores[best + step])
    }
    return (Double(column - radius) + finer(column, 1), Double(row - radius) + finer(row, side), scores[best])
  }

  /// Where a parabola through three scores is highest, in cells from the middle one, which is the greatest: the grid of the search is coarse.
  private static func peak(_ before: Float, _ middle: Float, _ after: Float) -> Double {
    let bend = before - 2 * middle + after
    return bend < -1e-4 ? min(0.5, max(-0.5, Double((before - after) / (2 * bend)))) : 0
  }
}
