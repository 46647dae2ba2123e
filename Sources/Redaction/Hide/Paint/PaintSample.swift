import Media

/// A sample that regions are painted in, and what painting needs to do with eight of them at a time.
protocol PaintSample: PlaneSample {
  /// Holds the sum of 256 samples.
  associatedtype Wide: FixedWidthInteger & UnsignedInteger & SIMDScalar
  /// Mixes samples of up to `shortBitDepth` bits.
  associatedtype ShortArithmetic: MixingArithmetic
  /// Mixes all.
  associatedtype LongArithmetic: MixingArithmetic
  static var shortBitDepth: Int { get }
}

extension UInt8: PaintSample {
  typealias Wide = UInt16
  typealias ShortArithmetic = ModularArithmetic<UInt16>
  typealias LongArithmetic = ModularArithmetic<UInt16>
  static var shortBitDepth: Int { 8 }
}

extension UInt16: PaintSample {
  typealias Wide = UInt32
  typealias ShortArithmetic = NarrowArithmetic
  typealias LongArithmetic = ModularArithmetic<UInt32>
  static var shortBitDepth: Int { 12 }
}

extension PaintSample {
  @inline(__always)
  static func load(_ source: UnsafePointer<Self>) -> SIMD8<Self> {
    UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Self>.self)
  }

  @inline(__always)
  static func store(_ samples: SIMD8<Self>, to target: UnsafeMutablePointer<Self>) {
    UnsafeMutableRawPointer(target).storeBytes(of: samples, as: SIMD8<Self>.self)
  }

  @inline(__always)
  static func store(_ low: SIMD8<Self>, _ high: SIMD8<Self>, to target: UnsafeMutablePointer<Self>) {
    UnsafeMutableRawPointer(target).storeBytes(of: SIMD16(lowHalf: low, highHalf: high), as: SIMD16<Self>.self)
  }

  @inline(__always)
  static func wide(_ samples: SIMD8<Self>) -> SIMD8<Wide> { samples.converted() }
}

extension SIMD8 where Scalar: FixedWidthInteger {
  /// The same numbers, cut to fit. (`init(truncatingIfNeeded:)` is a loop, and remains a call where much is inlined.)
  @inline(__always)
  func converted<Other: FixedWidthInteger & SIMDScalar>() -> SIMD8<Other> {
    SIMD8<Other>(
      Other(truncatingIfNeeded: self[0]), Other(truncatingIfNeeded: self[1]), Other(truncatingIfNeeded: self[2]),
      Other(truncatingIfNeeded: self[3]), Other(truncatingIfNeeded: self[4]), Other(truncatingIfNeeded: self[5]),
      Other(truncatingIfNeeded: self[6]), Other(truncatingIfNeeded: self[7]))
  }
}

extension PaintSample {
  /// Writes `color` to `count` samples.
  @inline(__always)
  static func fill(
    _ target: UnsafeMutablePointer<Self>, _ other: UnsafeMutablePointer<Self>?, with color: Self, count: Int
  ) {
    guard count >= 16 else {
      target.update(repeating: color, count: count)
      other?.update(repeating: color, count: count)
      return
    }
    let block = SIMD16<Self>(repeating: color)
    let last = count &- 16
    var index = 0
    if let other {
      while index < last {
        UnsafeMutableRawPointer(target + index).storeBytes(of: block, as: SIMD16<Self>.self)
        UnsafeMutableRawPointer(other + index).storeBytes(of: block, as: SIMD16<Self>.self)
        index &+= 16
      }
      UnsafeMutableRawPointer(other + last).storeBytes(of: block, as: SIMD16<Self>.self)
    } else {
      while index < last {
        UnsafeMutableRawPointer(target + index).storeBytes(of: block, as: SIMD16<Self>.self)
        index &+= 16
      }
    }
    // The last block ends with the run: what it has in common with the one before is written twice.
    UnsafeMutableRawPointer(target + last).storeBytes(of: block, as: SIMD16<Self>.self)
  }

  /// Eight colours blended over eight samples.
  @inline(__always)
  static func blended<Arithmetic: MixingArithmetic>(
    _ colors: SIMD8<Arithmetic.Lane>, over samples: SIMD8<Self>, _ weights: SIMD8<Arithmetic.Lane>,
    _ arithmetic: Arithmetic.Type
  ) -> SIMD8<Self> {
    let old: SIMD8<Arithmetic.Lane> = samples.converted()
    return Arithmetic.mix(base: Arithmetic.base(old), slope: Arithmetic.slope(from: old, to: colors), weight: weights)
      .converted()
  }

  /// Blends eight colours over the first `count` of eight samples; no others are read or written.
  @inline(never)
  static func blendPart<Arithmetic: MixingArithmetic>(
    _ colors: SIMD8<Arithmetic.Lane>, over target: UnsafeMutablePointer<Self>, _ weights: SIMD8<Arithmetic.Lane>,
    count: Int,
    _ arithmetic: Arithmetic.Type
  ) {
    var samples = SIMD8<Self>()
    for index in 0..<count { samples[index] = target[index] }
    samples = blended(colors, over: samples, weights, arithmetic)
    for index in 0..<count { target[index] = samples[index] }
  }
}

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

/// Knows the colours that a region's feather is mixed with.
protocol ColorSource<Sample> {
  associatedtype Sample: PaintSample
  associatedtype Arithmetic: MixingArithmetic
  typealias Colors = (first: SIMD8<Arithmetic.Lane>, second: SIMD8<Arithmetic.Lane>)

  /// Of eight samples of a row of the stencil, from a column of the plane on, in the first and the second of `PaintedRows`.
  func colors(row: Int, from column: Int) -> Colors
}
