/// A time as people read it: hours, minutes, seconds. Times before zero are shown with a minus sign.
public struct ClockText: Sendable, Hashable {
  private let isNegative: Bool
  private let milliseconds: UInt

  public init(milliseconds: Int) {
    isNegative = milliseconds < 0
    self.milliseconds = milliseconds.magnitude
  }

  /// To the nearest millisecond; what is no number is zero.
  public init(seconds: Double) { self.init(milliseconds: Int(clamping: (seconds * 1000).rounded())) }

  /// `00:01:02,345`, with `.` or `,` as the separator.
  public func timeCode(separator: String) -> String {
    "\(sign)\(hours.padded(to: 2)):\(minutes):\(seconds)\(separator)\((milliseconds % 1000).padded(to: 3))"
  }

  /// `1:02:03.456`
  public var exact: String { "\(sign)\(hours):\(minutes):\(seconds).\((milliseconds % 1000).padded(to: 3))" }

  /// To the nearest second: `1:02:03`, `2:03`, `0:03`.
  public var short: String {
    let whole = (milliseconds + 500) / 1000
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, (whole % 60).padded(to: 2))
    return hours > 0 ? "\(sign)\(hours):\(minutes.padded(to: 2)):\(rest)" : "\(sign)\(minutes):\(rest)"
  }

  private var sign: String { isNegative ? "-" : "" }
  private var hours: UInt { milliseconds / 3_600_000 }
  private var minutes: String { (milliseconds / 60_000 % 60).padded(to: 2) }
  private var seconds: String { (milliseconds / 1000 % 60).padded(to: 2) }
}

extension BinaryInteger {
  /// In decimal, with zeros before it up to `width` characters: `7.padded(to: 3)` is `007`.
  public func padded(to width: Int) -> String { String(self).padded(to: width) }
}

extension String {
  /// With zeros before it, for digits of any base.
  public func padded(to width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }
}
