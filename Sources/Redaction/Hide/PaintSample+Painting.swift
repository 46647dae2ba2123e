import Media

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
