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
