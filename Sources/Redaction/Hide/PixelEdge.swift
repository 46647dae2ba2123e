/// A straight line between two corners of a polygon, in pixels.
struct PixelEdge: Sendable {
  let from: PixelPoint
  let to: PixelPoint

  var top: Double { min(from.y, to.y) }
  var bottom: Double { max(from.y, to.y) }

  /// Where the line at height `y` runs within `width` of the edge; nil where it does not. (The band is convex: there is one stretch.)
  func band(y: Double, width: Double) -> ClosedRange<Double>? {
    var left = Double.infinity, right = -Double.infinity
    for end in [from, to] {
      let squared = width * width - (y - end.y) * (y - end.y)
      guard squared >= 0 else { continue }
      let half = squared.squareRoot()
      left = min(left, end.x - half)
      right = max(right, end.x + half)
    }
    if let middle = middle(y: y, width: width) {
      left = min(left, middle.lowerBound)
      right = max(right, middle.upperBound)
    }
    return left <= right ? left...right : nil
  }

  /// The same without the round ends: between the two parallels to the edge, and beside it.
  private func middle(y: Double, width: Double) -> ClosedRange<Double>? {
    let dx = to.x - from.x, dy = to.y - from.y, down = y - from.y
    let squared = dx * dx + dy * dy
    guard squared > 0 else { return nil }
    var left = -Double.infinity, right = Double.infinity
    /// Keeps the x for which `factor * (x - from.x) + rest` lies in `range`; false where there are none.
    func keep(_ factor: Double, _ rest: Double, _ range: ClosedRange<Double>) -> Bool {
      guard factor != 0 else { return range.contains(rest) }
      let a = (range.lowerBound - rest) / factor, b = (range.upperBound - rest) / factor
      left = max(left, from.x + min(a, b))
      right = min(right, from.x + max(a, b))
      return left <= right
    }
    let wide = width * squared.squareRoot()
    guard keep(dy, -down * dx, -wide...wide), keep(dx, down * dy, 0...squared) else { return nil }
    return left...right
  }

  /// The part of it that lies within `margin` of the picture; nil where none does. The method is that of Liang and Barsky.
  func clipped(to size: PixelPoint, margin: Double) -> PixelEdge? {
    let dx = to.x - from.x, dy = to.y - from.y
    var start = 0.0, end = 1.0
    let sides = [
      (-dx, from.x + margin), (dx, size.x + margin - from.x), (-dy, from.y + margin), (dy, size.y + margin - from.y),
    ]
    for (direction, room) in sides {
      if direction == 0 {
        if room < 0 { return nil }
      } else if direction < 0 {
        start = max(start, room / direction)
      } else {
        end = min(end, room / direction)
      }
    }
    guard start <= end else { return nil }
    return PixelEdge(
      from: PixelPoint(x: from.x + start * dx, y: from.y + start * dy),
      to: PixelPoint(x: from.x + end * dx, y: from.y + end * dy))
  }
}
