/// What one row of samples meets of a polygon. Its memory is used again for the next row.
struct PolygonRow {
  /// Those that may be within reach.
  private(set) var edges: [PixelEdge] = []
  /// Where nothing of the picture is left.
  var solid = RowIntervals()
  /// The solid stretches along the edges, and the feather.
  var touched = RowIntervals()

  /// Forgets the row before. All lengths are in pixels: `y` is the middle of the row, `band` how far from an edge samples are solid, `reach` how
  /// far the cover goes.
  mutating func begin(y: Double, near: [PixelEdge], reach: Double, band: Double) {
    solid.removeAll()
    touched.removeAll()
    edges.removeAll(keepingCapacity: true)
    for edge in near where edge.top - reach <= y && y <= edge.bottom + reach {
      edges.append(edge)
      if let inner = edge.band(y: y, width: band) { solid.append(inner) }
      if let outer = edge.band(y: y, width: reach) { touched.append(outer) }
    }
  }

  mutating func collectColumns(_ grid: SampleGrid) {
    solid.collectColumns(step: Double(grid.columnStep), width: grid.width)
    touched.collectColumns(step: Double(grid.columnStep), width: grid.width)
  }
}
