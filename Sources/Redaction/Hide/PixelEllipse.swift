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
      centerX: ellipse.centerX * Double(width), centerY: ellipse.centerY * Double(height),
      radiusX: ellipse.radiusX * Double(width),
      radiusY: ellipse.radiusY * Double(height), feather: PixelShape.feather(height: height))
  }

  /// Around the ellipse.
  var box: PixelBox {
    PixelBox(left: centerX - radiusX, top: centerY - radiusY, right: centerX + radiusX, bottom: centerY + radiusY)
  }

  /// Rows above and below the centre come out alike, so that only one of each two is computed: the centre is taken to be at a whole
  /// pixel, and every row to be nearer to it by the half pixel that this may be wrong.
  func trace(on grid: SampleGrid, into stencil: Stencil) {
    // In samples.
    let x = centerX / Double(grid.columnStep), y = Double((centerY + 0.5).wholeBelow) / Double(grid.rowStep)
    let a = (radiusX + grid.overhang.columns) / Double(grid.columnStep),
      b = (radiusY + grid.overhang.rows) / Double(grid.rowStep)
    let slack = 0.5 / Double(grid.rowStep)
    let reach = 1 + feather, tall = b * reach + slack
    // Row r and row `mirror - r` are as far from the centre.
    let mirror = (2 * y).wholeBelow - 1
    let first = max(0, (y - tall).wholeBelow), end = min(grid.height, (y + tall).wholeAbove)
    let across = a * reach + 1
    let left = max(0, (x - across).wholeBelow), right = min(grid.width, (x + across).wholeAbove)
    guard first < end, left < right else { return stencil.clear(on: grid) }
    let view = RowView(
      x: x, a: a, perRow: 1 / b, slack: slack, reachSquared: reach * reach, width: grid.width)
    let middle = (x + 0.5).wholeBelow
    let leftRamp = EllipseRamp(.left, center: x, radius: a, reach: reach),
      rightRamp = EllipseRamp(.right, center: x, radius: a, reach: reach)
    // A row has a run to either side of the solid one, unless all is solid.
    let corner = (max(x - Double(left), Double(right) - x) / a, max(y - Double(first), Double(end) - y) / b)
    let isSolid = corner.0 * corner.0 + corner.1 * corner.1 < 1
    let rows = end - first
    let capacity = Stencil.Capacity(
      solids: rows, feathers: 2 * rows, blocks: rows * (isSolid ? 2 : StencilWriter.blocks(for: right - left) + 2))
    stencil.write(on: grid, rows: first..<end, columns: left..<right, capacity) { writer in
      writer.reserve(rows: rows)
      for row in first..<end {
        let other = mirror &- row
        // Done together with its other row.
        if other < row, other >= first { continue }
        let down = abs(Double(row) + 0.5 - y)
        let place = view.row(down), distance = down * view.perRow
        // Where nothing is solid, the feather is one run, of which each half counts from the middle.
        writer.place(
          row &- first, twin: other > row && other < end ? other &- first : row &- first, first: first, place,
          middle: min(place.right, max(place.left, middle)), left: leftRamp.row(distance),
          right: rightRamp.row(distance))
      }
    }
  }

  /// The ellipse as its rows see it, in samples.
  private struct RowView {
    let x: Double
    let a: Double
    /// What each row adds to the distance from the centre, in radii.
    let perRow: Double
    let slack: Double
    let reachSquared: Double
    /// The picture's.
    let width: Int

    /// The row whose middle lies so far from the centre.
    @inline(__always)
    func row(_ down: Double) -> StencilWriter.Row {
      // A row counts with whichever of its edges is nearer to the centre, so that no partly covered sample is left out.
      let nearest = max(0, down - 0.5 - slack) * perRow
      let outerSquared = reachSquared - nearest * nearest, innerSquared = 1 - nearest * nearest
      guard outerSquared > 0 else { return .empty }
      let outer = a * outerSquared.squareRoot()
      let left = max(0, (x - outer).safelyBelow), right = min(width, (x + outer).safelyAbove)
      guard left < right else { return .empty }
      guard innerSquared > 0 else {
        return StencilWriter.Row(left: left, solidLeft: right, solidRight: left, right: right)
      }
      let inner = a * innerSquared.squareRoot()
      let solidLeft = min(right, max(left, (x - inner).safelyBelow))
      return StencilWriter.Row(
        left: left, solidLeft: solidLeft, solidRight: max(solidLeft, min(right, (x + inner).safelyAbove)), right: right)
    }
  }
}
