import Media

/// A sample that regions are painted in, with the mixtures that painting needs, eight samples at a time.
///
/// Weights are 0…256, so that both ends are exact and no division is needed. `Wide` holds a product of a sample and a weight.
protocol PaintSample: PlaneSample {
  associatedtype Wide: FixedWidthInteger & UnsignedInteger & SIMDScalar
}

extension UInt8: PaintSample { typealias Wide = UInt16 }
extension UInt16: PaintSample { typealias Wide = UInt32 }

extension PaintSample {
  /// Writes `color` to `target[0..<count]`.
  @inline(__always)
  static func fill(_ target: UnsafeMutablePointer<Self>, with color: Self, count: Int) {
    guard count >= 32 else {
      target.update(repeating: color, count: Swift.max(0, count))
      return
    }
    let block = SIMD32<Self>(repeating: color)
    var index = 0
    while index &+ 32 <= count {
      UnsafeMutableRawPointer(target + index).storeBytes(of: block, as: SIMD32<Self>.self)
      index &+= 32
    }
    // The last block ends with the run: what it has in common with the one before is written twice.
    UnsafeMutableRawPointer(target + (count &- 32)).storeBytes(of: block, as: SIMD32<Self>.self)
  }

  /// Writes to `target[0..<count]` what `mixed` gives.
  @inline(__always)
  static func mix(
    _ first: UnsafePointer<Self>, _ second: UnsafePointer<Self>, weight: UInt16, into target: UnsafeMutablePointer<Self>, count: Int
  ) {
    guard count >= 8 else {
      let colors = mixed(first, second, weight: weight)
      for index in 0..<Swift.max(0, count) { target[index] = colors[index] }
      return
    }
    var index = 0
    while index &+ 16 <= count {
      let low = mixed(first + index, second + index, weight: weight)
      store(mixed(first + (index &+ 8), second + (index &+ 8), weight: weight), to: target + (index &+ 8))
      store(low, to: target + index)
      index &+= 16
    }
    // The last block ends with the run: what it has in common with the one before is written twice.
    while index < count {
      let place = Swift.min(index, count &- 8)
      store(mixed(first + place, second + place, weight: weight), to: target + place)
      index &+= 8
    }
  }

  /// Eight of `first` at weight 0, of `second` at 256, in between a linear mixture.
  @inline(__always)
  static func mixed(_ first: UnsafePointer<Self>, _ second: UnsafePointer<Self>, weight: UInt16) -> SIMD8<Self> {
    let new = wide(load(second)) &* SIMD8<Wide>(repeating: Wide(weight)), old = wide(load(first)) &* SIMD8<Wide>(repeating: Wide(256 &- weight))
    return ((old &+ new &+ 128) &>> 8).converted()
  }

  /// Blends eight colours over eight samples: opacity 0 leaves a sample, 256 would cover it.
  @inline(__always)
  static func blend(_ colors: SIMD8<Self>, over target: UnsafeMutablePointer<Self>, opacities: SIMD8<UInt8>) {
    let opacity: SIMD8<UInt16> = opacities.converted(), remainder: SIMD8<Wide> = (256 &- opacity).converted()
    let mixed = wide(load(target)) &* remainder &+ wide(colors) &* opacity.converted() &+ 128
    store((mixed &>> 8).converted(), to: target)
  }

  /// The same of one.
  static func blended(_ color: Self, over old: Self, opacity: UInt8) -> Self {
    let opacity = UInt32(opacity)
    let mixed = UInt32(truncatingIfNeeded: old) &* (256 &- opacity) &+ UInt32(truncatingIfNeeded: color) &* opacity
    return Self(truncatingIfNeeded: (mixed &+ 128) &>> 8)
  }

  @inline(__always)
  static func load(_ source: UnsafePointer<Self>) -> SIMD8<Self> { UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Self>.self) }

  @inline(__always)
  private static func store(_ samples: SIMD8<Self>, to target: UnsafeMutablePointer<Self>) {
    UnsafeMutableRawPointer(target).storeBytes(of: samples, as: SIMD8<Self>.self)
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
