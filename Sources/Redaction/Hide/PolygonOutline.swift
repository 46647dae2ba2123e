/// Finds where a line runs through a polygon.
struct PolygonOutline {
  private let edges: [PixelEdge]
  private var crossings: [(x: Double, turn: Int)] = []

  init(_ edges: [PixelEdge]) { self.edges = edges.filter { $0.from.y != $0.to.y } }

  /// Adds the stretches of the line at height `y` round which the outline goes, in whatever direction (non-zero winding).
  mutating func appendInside(y: Double, to intervals: inout RowIntervals) {
    crossings.removeAll(keepingCapacity: true)
    for edge in edges where (edge.from.y <= y) != (edge.to.y <= y) {
      let part = (y - edge.from.y) / (edge.to.y - edge.from.y)
      crossings.append((edge.from.x + part * (edge.to.x - edge.from.x), edge.to.y > edge.from.y ? 1 : -1))
    }
    crossings.sort { $0.x < $1.x }
    var winding = 0, start = 0.0
    for crossing in crossings {
      if winding == 0 { start = crossing.x }
      winding += crossing.turn
      if winding == 0 { intervals.append(start...crossing.x) }
    }
  }
}
