import Media

/// Which frame rate a rendition has.
enum FrameRates {
  /// The source's own where that is allowed, else the source's rate divided, or multiplied, by the smallest whole number that fits, so
  /// that frames are dropped or repeated evenly.
  static func rendition(of source: Rational, atMost maximum: Double, atLeast minimum: Double = 0) -> Rational {
    let rate = nearestStandard(to: source)
    if rate.value < minimum - 0.01 {
      let factor = Int32((minimum / rate.value - 0.001).rounded(.up))
      if rate.value * Double(factor) <= maximum + 0.01 { return reduced(rate.numerator * factor, rate.denominator) }
    }
    guard rate.value > maximum + 0.01 else { return rate }
    let divisor = Int32((rate.value / maximum).rounded(.up))
    return reduced(rate.numerator, rate.denominator * divisor)
  }

  /// A file says 30/1 whatever it was told: so does everything about it.
  private static func reduced(_ numerator: Int32, _ denominator: Int32) -> Rational {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    return Rational(numerator / a, denominator / a)
  }

  /// Cameras write 29.97 as many different fractions, and phones write averages: the nearest rate of broadcast and film
  /// within 0.5 % stands for them; any other becomes a whole number of frames a second, from 10 to 120.
  private static func nearestStandard(to rate: Rational) -> Rational {
    let standards = [
      Rational(24000, 1001), Rational(24, 1), Rational(25, 1), Rational(30000, 1001), Rational(30, 1), Rational(48, 1),
      Rational(50, 1), Rational(60000, 1001), Rational(60, 1),
    ]
    if let match = standards.min(by: { abs($0.value - rate.value) < abs($1.value - rate.value) }),
      abs(match.value - rate.value) / match.value < 0.005
    {
      return match
    }
    return Rational(Int32(max(10, min(120, rate.value.rounded()))), 1)
  }
}

extension PictureSpec {
  func frameRate(for source: Rational) -> Rational {
    FrameRates.rendition(of: source, atMost: maximumFrameRate, atLeast: minimumFrameRate)
  }

  /// `isSegmented`: players switch between sizes at keyframes, so all sizes must have them at the same times.
  func encoding(frameRate: Rational, isSegmented: Bool = false) -> PictureEncoding {
    PictureEncoding(
      width: width, height: height, frameRate: frameRate, rate: .quality(crf: crf, maximumBitRate: maximumBitRate),
      preset: preset,
      profile: profile, level: level, keyframeInterval: max(1, Int((frameRate.value * keyframeSeconds).rounded())),
      hasFixedKeyframes: isSegmented, bFrames: bFrames, threads: encoderThreads)
  }
}
