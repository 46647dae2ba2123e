import Support

/// Where one text is in the pictures that were looked at.
struct TextPath: Sendable {
  struct Point: Sendable {
    let frame: Int
    let seconds: Double
    var box: NormalizedBox
    /// 0 where the network did not see it.
    var confidence: Double
  }

  /// In order of frames.
  private(set) var points: [Point] = []

  /// Who is seen once, and less clearly than this, is a texture.
  private static let surely = 0.6

  var isSure: Bool {
    let seen = points.filter { $0.confidence > 0 }
    return seen.count > 1 || seen.contains { $0.confidence >= Self.surely }
  }

  /// Where it was followed to.
  mutating func add(_ box: NormalizedBox, frame: Int, seconds: Double) {
    insert(Point(frame: frame, seconds: seconds, box: box, confidence: 0))
  }

  /// Where the network saw it.
  mutating func see(_ box: NormalizedBox, _ confidence: Double, frame: Int, seconds: Double) {
    insert(Point(frame: frame, seconds: seconds, box: box, confidence: confidence))
  }

  /// What of `other` lies after the last sighting; where both are, the box around both.
  mutating func join(_ other: TextPath) {
    let last = points.last { $0.confidence > 0 }?.frame ?? Int.min
    for point in other.points where point.frame > last { insert(point) }
  }

  /// In the last frame in which both are: which share of the smaller box they have in common. Where they have no frame in common, and one ends where the other
  /// begins, it is 1 if the one can have gone there; nil where it cannot.
  func agreement(with later: TextPath) -> Double? {
    guard let last = points.last, let first = later.points.first else { return nil }
    for point in points.reversed().prefix(while: { $0.frame >= first.frame }) {
      guard let other = later.points.first(where: { $0.frame == point.frame }) else { continue }
      return point.box.sharedPart(with: other.box)
    }
    return last.frame < first.frame && canGo(to: first) ? 1 : nil
  }

  /// In fractions of the picture a second, at its end.
  var course: (x: Double, y: Double) { Self.course(points.suffix(3)) }

  /// Too fast to be followed, or behind something for a moment: it moved, is as large as before, and goes where it went.
  private func canGo(to next: Point) -> Bool {
    guard let last = points.last, next.seconds - last.seconds <= 0.5 else { return false }
    let (width, height) = (next.box.width / last.box.width, next.box.height / last.box.height)
    guard (0.6...1.6).contains(width), (0.6...1.6).contains(height) else { return false }
    let passed = next.seconds - last.seconds
    let expected = last.box.shifted(x: course.x * passed, y: course.y * passed)
    let across = abs(next.box.centerX - expected.centerX), down = abs(next.box.centerY - expected.centerY)
    let moved = max(
      abs(next.box.centerX - last.box.centerX) / last.box.width,
      abs(next.box.centerY - last.box.centerY) / last.box.height)
    return moved > 0.3 && across <= 1.2 * last.box.width + 0.05 && down <= 1.5 * last.box.height + 0.05
  }

  /// From the first of some points to the last, in fractions of the picture a second.
  static func course(_ points: ArraySlice<Point>) -> (x: Double, y: Double) {
    guard let first = points.first, let last = points.last, last.seconds > first.seconds else { return (0, 0) }
    let passed = last.seconds - first.seconds
    return ((last.box.centerX - first.box.centerX) / passed, (last.box.centerY - first.box.centerY) / passed)
  }

  private mutating func insert(_ point: Point) {
    let index = points.indices.bisected { points[$0].frame >= point.frame }
    guard index < points.count, points[index].frame == point.frame else { return points.insert(point, at: index) }
    points[index].box = points[index].box.union(point.box)
    points[index].confidence = max(points[index].confidence, point.confidence)
  }
}

extension NormalizedBox {
  /// Of the smaller one, 0…1.
  func sharedPart(with other: NormalizedBox) -> Double {
    let across = min(right, other.right) - max(x, other.x), down = min(bottom, other.bottom) - max(y, other.y)
    let least = min(area, other.area)
    return across > 0 && down > 0 && least > 0 ? across * down / least : 0
  }
}
