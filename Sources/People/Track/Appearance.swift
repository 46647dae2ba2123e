/// What somebody looked like when the face was last seen, to tell later whether they are still there: whoever turns away, or holds a hand
/// before the face, keeps their hair, shoulders and clothes; where somebody has gone, the room behind them shows.
///
/// It says nothing about who it is. Where clothes and room look alike it says that they are there, which hides too much and not too little.
struct Appearance {
  private struct Cell {
    /// From the middle of the face, in faces.
    let x: Double
    let y: Double
    let weight: Double
    let color: (Int, Int, Int)
  }

  /// Hair, shoulders and chest count once; the face half, because it is what turns away, and what is beside it, because it may be the room.
  private static let pattern: [(x: Double, y: Double, weight: Double)] =
    [(-0.4, -0.68), (0, -0.72), (0.4, -0.68)].map { ($0.0, $0.1, 1) }
    + [(-0.6, -0.45), (0.6, -0.45), (-0.66, -0.1), (0.66, -0.1), (-0.62, 0.25), (0.62, 0.25)].map { ($0.0, $0.1, 0.5) }
    + [-0.3, 0, 0.3].flatMap { y in [-0.33, 0, 0.33].map { ($0, y, 0.5) } }
    + [1.15, 1.5, 1.9].flatMap { y in [-0.9, -0.45, 0, 0.45, 0.9].map { ($0, y, 1) } }
  /// Mean of this share of what was seen counts as somebody's absence.
  static let gone = 0.38
  /// Somebody of whom less than this share of the cells is inside the picture has left it.
  private static let leastInside = 0.3

  private let cells: [Cell]
  private let weight: Double
  /// A difference of this much, in grey levels per channel, is as good as any.
  private let farthest: Double

  /// nil where too little of the person is inside the picture.
  init?(of box: NormalizedBox, in thumbnail: Thumbnail) {
    cells = Self.pattern.compactMap { place in
      thumbnail.pixel(x: box.centerX + place.x * box.width, y: box.centerY + place.y * box.height).map {
        Cell(x: place.x, y: place.y, weight: place.weight, color: $0)
      }
    }
    weight = cells.reduce(0) { $0 + $1.weight }
    guard cells.count >= 8 else { return nil }
    // Where everything looks alike, small differences tell.
    let greys = cells.map { Double($0.color.0 + $0.color.1 + $0.color.2) / 3 }
    let mean = greys.reduce(0, +) / Double(greys.count)
    farthest = min(36, max(10, greys.reduce(0) { $0 + abs($1 - mean) } / Double(greys.count)))
  }

  /// How much what is at `box` differs, 0…1; nil where too much of it is outside the picture.
  func difference(at box: NormalizedBox, in thumbnail: Thumbnail) -> Double? {
    var sum = 0.0, inside = 0.0
    for cell in cells {
      guard let color = thumbnail.pixel(x: box.centerX + cell.x * box.width, y: box.centerY + cell.y * box.height)
      else {
        continue
      }
      inside += cell.weight
      let step = Double(abs(color.0 - cell.color.0) + abs(color.1 - cell.color.1) + abs(color.2 - cell.color.2)) / 3
      sum += cell.weight * min(1, step / farthest)
    }
    return inside >= Self.leastInside * weight ? sum / inside : nil
  }

  /// Where the person is in `thumbnail`, near `box`; nil where nobody like that is.
  func find(near box: NormalizedBox, in thumbnail: Thumbnail) -> NormalizedBox? {
    var best: (box: NormalizedBox, cost: Double)?
    func search(around middle: NormalizedBox, reach: Int, step: (x: Double, y: Double)) {
      for row in -reach...reach {
        for column in -reach...reach {
          let there = middle.shifted(x: Double(column) * step.x, y: Double(row) * step.y)
          guard let difference = difference(at: there, in: thumbnail) else { continue }
          // Of two places that are alike, the nearer one.
          let distance = abs(there.centerX - box.centerX) / box.width + abs(there.centerY - box.centerY) / box.height
          let cost = difference + 0.05 * distance
          if cost < best?.cost ?? Self.gone { best = (there, cost) }
        }
      }
    }
    let step = (
      x: max(1 / Double(thumbnail.width), 0.12 * box.width), y: max(1 / Double(thumbnail.height), 0.1 * box.height)
    )
    search(around: box, reach: 2, step: step)
    guard let coarse = best else { return nil }
    search(around: coarse.box, reach: 1, step: (step.x / 2, step.y / 2))
    return best?.box
  }
}

/// Where somebody was whose face was not seen, as far as an `Appearance` tells.
struct PathPoint: Sendable {
  let frame: Int
  let seconds: Double
  let box: NormalizedBox
}

extension PathPoint {
  init(_ sighting: Sighting) { self.init(frame: sighting.frame, seconds: sighting.seconds, box: sighting.box) }
}

/// Waypoints in rising order of frames.
struct Path {
  let points: [PathPoint]

  /// Between two of them on the straight line; nil outside.
  func box(atSeconds seconds: Double) -> NormalizedBox? {
    guard let next = points.firstIndex(where: { $0.seconds >= seconds }) else { return nil }
    guard next > 0 else { return points[0].seconds == seconds ? points[0].box : nil }
    let a = points[next - 1], b = points[next]
    return a.box.interpolated(to: b.box, (seconds - a.seconds) / max(b.seconds - a.seconds, 1e-9))
  }
}
