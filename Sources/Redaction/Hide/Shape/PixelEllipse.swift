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

/// The opacity of an ellipse's feather: 255 of 256 at the ellipse, 0 at its end, and in between linear in the square of the distance from the
/// centre (in radii), which looks like a straight ramp over so narrow a feather, and takes no roots.
///
/// In 16 bits, so that eight samples are one register. Only operations are used that are one or two instructions even without SSE 4.1.
struct EllipseRamp: OpacitySource {
  /// A radius. What lies 1.6 radii away still fits into the difference of two squares.
  private static let unit = 36000.0
  /// One square radius, after the product lost its lower 16 bits.
  private static let square = unit * unit / 65536
  /// The feather's least width in radii, for which 16 bits suffice.
  static let leastWidth = 0.0065

  /// Distances from the centre, positive to one side of it: of the middle of column 0, and what each column adds; in 1/65536 of the unit.
  private let origin: Int
  private let perSample: Int
  private let lanes: SIMD8<UInt16>
  private let steepness: SIMD8<UInt16>
  /// What gives an opacity of 255.
  private let top: SIMD8<UInt16>
  /// Where the feather ends.
  private let reachSquared: Double
  /// What the row begins with.
  private var level = SIMD8<UInt16>()

  enum Side { case left, right }

  /// `center` and `radius` are in samples, the radius 3 at least; `reach` is where the feather ends, in radii: 1 + `leastWidth` at least.
  init(_ side: Side, center: Double, radius: Double, reach: Double) {
    reachSquared = reach * reach
    let perSample = (side == .left ? -Self.unit : Self.unit) / radius
    self.perSample = Int(perSample * 65536)
    origin = Int((0.5 - center) * perSample * 65536)
    var lanes = SIMD8<UInt16>()
    for lane in 0..<8 { lanes[lane] = UInt16(truncatingIfNeeded: Int(Double(lane) * perSample)) }
    self.lanes = lanes
    let steepness = UInt16(255 * 65536 / ((reachSquared - 1) * Self.square))
    self.steepness = SIMD8(repeating: steepness)
    top = SIMD8(repeating: UInt16((255 << 16 + Int(steepness) - 1) / Int(steepness)))
  }

  /// The same for a row that lies `distance` radii from the centre.
  @inline(__always)
  func row(_ distance: Double) -> EllipseRamp {
    var ramp = self
    ramp.level = SIMD8(
      repeating: UInt16(truncatingIfNeeded: (Self.square * (reachSquared - distance * distance)).safelyBelow))
    return ramp
  }

  @inline(__always)
  func opacities(from column: Int) -> SIMD8<UInt8> {
    let distance = SIMD8(repeating: UInt16(truncatingIfNeeded: (origin &+ column &* perSample) &>> 16)) &+ lanes
    let rise = Self.positive(level &- Self.high(distance, distance))
    return Self.high(rise &- Self.positive(rise &- top), steepness).converted()
  }

  /// 0 where the number, taken to have a sign, is negative.
  @inline(__always)
  private static func positive(_ value: SIMD8<UInt16>) -> SIMD8<UInt16> {
    let signs = unsafeBitCast(value, to: SIMD8<Int16>.self) &>> 15
    return value & ~unsafeBitCast(signs, to: SIMD8<UInt16>.self)
  }

  /// The upper 16 bits of the products.
  @inline(__always)
  private static func high(_ a: SIMD8<UInt16>, _ b: SIMD8<UInt16>) -> SIMD8<UInt16> {
    let product = (a.converted() as SIMD8<UInt32>) &* b.converted()
    return (product &>> 16).converted()
  }
}
