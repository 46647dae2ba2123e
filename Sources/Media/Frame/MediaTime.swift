internal import CFFmpeg
import Support

/// A count of ticks that never travels without its time base.
public struct MediaTime: Sendable, Hashable {
  public let ticks: Int64
  public let timeBase: Rational

  public init(ticks: Int64, timeBase: Rational) {
    self.ticks = ticks
    self.timeBase = timeBase
  }

  /// The tick nearest to `seconds`; the last one that can be counted where it lies beyond.
  public init(seconds: Double, timeBase: Rational) {
    self.init(ticks: Int64(clamping: (seconds / timeBase.value).rounded()), timeBase: timeBase)
  }

  public var seconds: Double { Double(ticks) * timeBase.value }

  /// The nearest count in another time base.
  public func ticks(in base: Rational) -> Int64 { av_rescale_q(ticks, timeBase.av, base.av) }
}
