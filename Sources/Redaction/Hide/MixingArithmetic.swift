import Media

/// How colours are mixed, eight at a time: `(256 · a + (b − a) · weight + 128) / 256`, rounded down, for weights 0…256. So both ends are exact, and no
/// division is needed.
///
/// What depends on the colours only, `base` and `slope`, can be prepared once for many weights.
protocol MixingArithmetic {
  /// Holds a sample.
  associatedtype Lane: FixedWidthInteger & SIMDScalar

  static func base(_ a: SIMD8<Lane>) -> SIMD8<Lane>
  static func slope(from a: SIMD8<Lane>, to b: SIMD8<Lane>) -> SIMD8<Lane>
  static func weight(_ weight: SIMD8<Lane>) -> SIMD8<Lane>
  static func mix(base: SIMD8<Lane>, slope: SIMD8<Lane>, weight: SIMD8<Lane>) -> SIMD8<Lane>
}

/// For samples of half as many bits as a lane has. A slope that falls wraps around, as its product does; the sum, which is positive and fits, is
/// right again.
enum ModularArithmetic<Lane: FixedWidthInteger & UnsignedInteger & SIMDScalar>: MixingArithmetic {
  @inline(__always)
  static func base(_ a: SIMD8<Lane>) -> SIMD8<Lane> { (a &<< 8) &+ 128 }

  @inline(__always)
  static func slope(from a: SIMD8<Lane>, to b: SIMD8<Lane>) -> SIMD8<Lane> { b &- a }

  @inline(__always)
  static func weight(_ weight: SIMD8<Lane>) -> SIMD8<Lane> { weight }

  @inline(__always)
  static func mix(base: SIMD8<Lane>, slope: SIMD8<Lane>, weight: SIMD8<Lane>) -> SIMD8<Lane> {
    (base &+ slope &* weight) &>> 8
  }
}

/// For samples of 9 to 12 bits: a register of 128 bits holds eight of them.
///
/// The slope takes 3 bits more, the weight 6, and the product loses 16: one bit is left behind the point, which the base has, too. That is
/// enough to round as if all were there: ⌊(⌊2x⌋ + 1) / 2⌋ is ⌊x + ½⌋.
enum NarrowArithmetic: MixingArithmetic {
  @inline(__always)
  static func base(_ a: SIMD8<Int16>) -> SIMD8<Int16> { a &+ a &+ 1 }

  @inline(__always)
  static func slope(from a: SIMD8<Int16>, to b: SIMD8<Int16>) -> SIMD8<Int16> { (b &- a) &<< 3 }

  @inline(__always)
  static func weight(_ weight: SIMD8<Int16>) -> SIMD8<Int16> { weight &<< 6 }

  @inline(__always)
  static func mix(base: SIMD8<Int16>, slope: SIMD8<Int16>, weight: SIMD8<Int16>) -> SIMD8<Int16> {
    let product = (slope.converted() as SIMD8<Int32>) &* weight.converted()
    return (base &+ (product &>> 16).converted()) &>> 1
  }
}
