/// A polygon, in pixels. Inside it (by non-zero winding) nothing of the picture is left; outside it the cover fades out.
struct PixelPolygon: Sendable, Equatable {
  /// In the order of the outline.
  let corners: [PixelPoint]
  /// How far the cover reaches beyond the polygon, in pixels.
  let feather: Double
  private let size: PixelPoint

  /// The feather is as narrow as an ellipse's of that size, and a pixel at least, so that no edge is jagged.
  init(_ polygon: NormalizedPolygon, width: Int, height: Int) {
    let size = PixelPoint(x: Double(width), y: Double(height))
    corners = polygon.corners.map { PixelPoint(x: $0.x * size.x, y: $0.y * size.y) }
    let box = polygon.boundingBox
    feather = max(
      1, min(PixelShape.feather(height: height), PixelShape.margin / 2 * min(box.width * size.x, box.height * size.y)))
    self.size = size
  }

  /// Around the polygon.
  var box: PixelBox { box(margin: 0) }

  private func box(margin: Double) -> PixelBox {
    let xs = corners.map(\.x), ys = corners.map(\.y)
    return PixelBox(
      left: (xs.min() ?? 0) - margin, top: (ys.min() ?? 0) - margin, right: (xs.max() ?? 0) + margin,
      bottom: (ys.max() ?? 0) + margin)
  }

  /// A sample's square touches the polygon only if its middle lies in it, or within half its diagonal of the outline. So a row is
  /// solid where its middle line runs through the polygon, or through the band of that width along an edge; and the feather is a wider
  /// band.
  func trace(on grid: SampleGrid, into stencil: Stencil) {
    let across = Double(grid.columnStep), down = Double(grid.rowStep)
    let band = (across * across + down * down).squareRoot() / 2 + max(grid.overhang.columns, grid.overhang.rows) + 0.001
    let reach = band + feather
    let box = box(margin: reach).onGrid(grid)
    let rows = (box.top..<box.bottom).clamped(to: 0..<grid.height),
      columns = (box.left..<box.right).clamped(to: 0..<grid.width)
    guard !rows.isEmpty, !columns.isEmpty else { return stencil.clear(on: grid) }
    let all = edges
    // Only what is near the picture matters for distances, and only there are they exact in single precision.
    let near = all.compactMap { $0.clipped(to: size, margin: reach + 2) }
    let distances = RowDistances(width: grid.width, columnStep: across)
    let ramp = distances.ramp(from: band, to: reach)
    var outline = PolygonOutline(all), row = PolygonRow()
    // However many runs there are in a row, each has a sample.
    let runs = min(columns.count, 2 * all.count + 2)
    let capacity = Stencil.Capacity(
      solids: rows.count * runs, feathers: rows.count * runs,
      blocks: rows.count * min(columns.count, StencilWriter.blocks(for: columns.count) + runs))
    stencil.write(on: grid, rows: rows, columns: columns, capacity) { writer in
      for index in rows {
        let y = (Double(index) + 0.5) * down
        row.begin(y: y, near: near, reach: reach, band: band)
        outline.appendInside(y: y, to: &row.solid)
        row.collectColumns(grid)
        for columns in row.solid.columns {
          writer.addSolid(row: index, from: columns.lowerBound, to: columns.upperBound)
        }
        row.touched.forEachColumns(without: row.solid) { columns in
          distances.measure(columns, y: y, to: row.edges, reach: reach)
          writer.addFeather(row: index, from: columns.lowerBound, to: columns.upperBound, ramp)
        }
      }
    }
  }

  private var edges: [PixelEdge] {
    corners.indices.map { PixelEdge(from: corners[$0], to: corners[$0 + 1 < corners.count ? $0 + 1 : 0]) }
  }
}
