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
