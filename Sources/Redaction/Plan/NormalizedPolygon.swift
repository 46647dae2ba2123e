import People

/// A polygon in fractions of the displayed picture: what a person drew. It may reach beyond the picture.
///
/// Where its outline crosses itself, everything that it goes round counts as inside (non-zero winding): in doubt more is hidden.
public struct NormalizedPolygon: Sendable, Hashable {
  public struct Point: Sendable, Hashable {
    public let x: Double
    public let y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// At least three, in the order of the outline; the last is joined to the first.
  public let corners: [Point]

  public init(_ corners: [Point]) { self.corners = corners }

  public init(_ box: NormalizedBox) {
    corners = [
      Point(x: box.x, y: box.y), Point(x: box.right, y: box.y), Point(x: box.right, y: box.bottom),
      Point(x: box.x, y: box.bottom),
    ]
  }

  /// Each corner and the one after it.
  var edges: [(from: Point, to: Point)] { corners.indices.map { (corners[$0], corners[($0 + 1) % corners.count]) } }

  /// Whether the point, in fractions of the picture, lies inside.
  public func contains(x: Double, y: Double) -> Bool {
    var winding = 0
    for (a, b) in edges {
      // Which side of the edge the point lies on, seen from `a` to `b`.
      let side = (b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)
      if a.y <= y, b.y > y, side > 0 { winding += 1 }
      if a.y > y, b.y <= y, side < 0 { winding -= 1 }
    }
    return winding != 0
  }

  public var boundingBox: NormalizedBox {
    let xs = corners.map(\.x), ys = corners.map(\.y)
    return NormalizedBox(left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 0, bottom: ys.max() ?? 0)
  }

  var isPlausible: Bool {
    corners.count >= 3 && corners.allSatisfy { $0.x.isFinite && $0.y.isFinite && abs($0.x) <= 100 && abs($0.y) <= 100 }
  }
}
