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

/// A place in the picture, in pixels from its left and top.
struct PixelPoint: Sendable, Hashable {
  var x: Double
  var y: Double
}
