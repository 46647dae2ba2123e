internal import CFFmpeg

/// A fraction, as FFmpeg counts time bases (seconds per tick), frame rates (frames per second) and aspect ratios.
public struct Rational: Sendable, Hashable, Codable, CustomStringConvertible {
  public let numerator: Int32
  public let denominator: Int32

  public init(_ numerator: Int32, _ denominator: Int32) {
    self.numerator = numerator
    self.denominator = denominator
  }

  public var value: Double { Double(numerator) / Double(denominator) }
  public var isValid: Bool { numerator > 0 && denominator > 0 }
  /// `"25/1"`
  public var description: String { "\(numerator)/\(denominator)" }

  init(_ rational: AVRational) { self.init(rational.num, rational.den) }
  var av: AVRational { AVRational(num: numerator, den: denominator) }
}

/// A count of ticks that never travels without its time base.
public struct MediaTime: Sendable, Hashable {
  public let ticks: Int64
  public let timeBase: Rational

  public init(ticks: Int64, timeBase: Rational) {
    self.ticks = ticks
    self.timeBase = timeBase
  }

  /// The tick nearest to `seconds`.
  public init(seconds: Double, timeBase: Rational) {
    self.init(ticks: Int64((seconds / timeBase.value).rounded()), timeBase: timeBase)
  }

  public var seconds: Double { Double(ticks) * timeBase.value }

  /// The nearest count in another time base.
  public func ticks(in base: Rational) -> Int64 { av_rescale_q(ticks, timeBase.av, base.av) }
}
