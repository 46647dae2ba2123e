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
