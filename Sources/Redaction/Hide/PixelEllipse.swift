/// An upright ellipse, in pixels. Inside it nothing of the picture is left; outside it the cover fades out.
struct PixelEllipse: Sendable, Equatable {
  let centerX: Double
  let centerY: Double
  let radiusX: Double
  let radiusY: Double
  /// How far beyond the ellipse the cover reaches, as a part of its radii. The edge is feathered outwards only.
  let feather: Double

  /// In pixels. What is smaller becomes as large as that.
  static let leastRadius = 4.0

  /// In pixels; `feather` is how wide it may be along the longer radius.
  init(centerX: Double, centerY: Double, radiusX: Double, radiusY: Double, feather: Double) {
    self.centerX = centerX
    self.centerY = centerY
    self.radiusX = max(Self.leastRadius, radiusX)
    self.radiusY = max(Self.leastRadius, radiusY)
    self.feather = max(EllipseRamp.leastWidth, min(PixelShape.margin, feather / max(self.radiusX, self.radiusY)))
  }

  init(_ ellipse: NormalizedEllipse, width: Int, height: Int) {
    self.init(
      centerX: ellipse.centerX * Double(width), centerY: ellipse.centerY * Double(height), radiusX: ellipse.radiusX * Double(width),
      radiusY: ellipse.radiusY * Double(height), feather: PixelShape.feather(height: height))
  }

  /// Around the ellipse.
  var box: PixelBox { PixelBox(left: centerX - radiusX, top: centerY - radiusY, right: centerX + radiusX, bottom: centerY + radiusY) }

  /// Rows above and below the centre come out alike, so that only one of each two is computed: the centre is taken to be at a whole
  /// pixel, and every row to be nearer to it by the half pixel that this may be wrong.
  func trace(on grid: SampleGrid, into stencil: inout Stencil) {
    // In samples.
    let x = centerX / Double(grid.columnStep), y = Double((centerY + 0.5).wholeBelow) / Double(grid.rowStep)
    let a = (radiusX + grid.overhang.columns) / Double(grid.columnStep), b = (radiusY + grid.overhang.rows) / Double(grid.rowStep)
    let slack = 0.5 / Double(grid.rowStep)
    let reach = 1 + feather, tall = b * reach + slack
    // Row r and row `mirror - r` are as far from the centre.
    let mirror = (2 * y).wholeBelow - 1
    let first = max(0, (y - tall).wholeBelow), end = min(grid.height, (y + tall).wholeAbove)
    let across = a * reach + 1
    let left = max(0, (x - across).wholeBelow), right = min(grid.width, (x + across).wholeAbove)
    guard first < end, left < right else { return stencil.clear(on: grid) }
    var view = RowView(
      x: x, a: a, b: b, slack: slack, reachSquared: reach * reach, middle: (x + 0.5).wholeBelow,
      left: EllipseRamp(.left, center: x, radius: a, reach: reach), right: EllipseRamp(.right, center: x, radius: a, reach: reach))
    // A row has a run to either side of the solid one, unless all is solid.
    let corner = (max(x - Double(left), Double(right) - x) / a, max(y - Double(first), Double(end) - y) / b)
    let isSolid = corner.0 * corner.0 + corner.1 * corner.1 < 1
    let rows = end - first
    let capacity = Stencil.Capacity(
      solids: rows, feathers: 2 * rows, blocks: rows * (isSolid ? 2 : StencilWriter.blocks(for: right - left) + 2))
    stencil.write(on: grid, rows: first..<end, columns: left..<right, capacity) { writer in
      for row in first..<end {
        let other = mirror &- row
        // Done together with its other row.
        if other < row, other >= first { continue }
        let twin = other > row && other < end ? other : nil
        view.down = abs(Double(row) + 0.5 - y)
        trace(row, twin: twin, view, grid.width, &writer)
      }
    }
  }

  /// The ellipse as one row sees it, in samples.
  private struct RowView {
    let x: Double
    let a: Double
    let b: Double
    let slack: Double
    let reachSquared: Double
    /// The column from which on the middles of samples lie to the right of the centre.
    let middle: Int
    let left: EllipseRamp
    let right: EllipseRamp
    var down = 0.0
  }

  @inline(__always)
  private func trace(_ row: Int, twin: Int?, _ view: RowView, _ width: Int, _ writer: inout StencilWriter) {
    let x = view.x
    // A row counts with whichever of its edges is nearer to the centre, so that no partly covered sample is left out.
    let nearest = max(0, view.down - 0.5 - view.slack) / view.b
    let outerSquared = view.reachSquared - nearest * nearest, innerSquared = 1 - nearest * nearest
    guard outerSquared > 0 else { return }
    let outer = view.a * outerSquared.squareRoot()
    let left = max(0, (x - outer).safelyBelow), right = min(width, (x + outer).safelyAbove)
    guard left < right else { return }
    var solidLeft = right, solidRight = left
    if innerSquared > 0 {
      let inner = view.a * innerSquared.squareRoot()
      solidLeft = min(right, max(left, (x - inner).safelyBelow))
      solidRight = max(solidLeft, min(right, (x + inner).safelyAbove))
    }
    let distance = view.down / view.b
    // Where nothing is solid, the feather is one run, of which each half counts from the middle.
    let middle = min(right, max(left, view.middle))
    writer.addFeather(row: row, twin: twin, from: left, to: min(solidLeft, middle), view.left.row(distance))
    writer.addFeather(row: row, twin: twin, from: max(solidRight, middle), to: right, view.right.row(distance))
    writer.addSolid(row: row, from: solidLeft, to: solidRight)
    if let twin { writer.addSolid(row: twin, from: solidLeft, to: solidRight) }
  }
}
