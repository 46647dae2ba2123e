import Media
import People
import Support

/// The frames of a source by their seconds from its first picture, as people count.
public struct FrameTimes: Sendable {
  private let times: PresentationTimes
  private let timeBase: Rational

  init(_ times: PresentationTimes, timeBase: Rational) {
    self.times = times
    self.timeBase = timeBase
  }

  public init(_ map: IdentityMap) { self.init(map.times, timeBase: map.timeBase) }

  public var count: Int { times.count }

  public func seconds(_ frame: Int) -> Double {
    Double(times.ticks[frame].subtractingClamped(times.first)) * timeBase.value
  }

  /// For how long the last frame is taken to be on screen, in seconds.
  private static let lastFrame = 0.1

  /// Times are written with three decimals.
  private static let slack = 0.0006

  /// The frame whose time is nearest; nil outside the source.
  func frame(nearest seconds: Double) -> Int? {
    let after = firstFrame(atOrAfter: seconds)
    guard after < count else { return seconds - self.seconds(count - 1) <= Self.lastFrame ? count - 1 : nil }
    guard after > 0 else { return seconds >= -Self.lastFrame ? 0 : nil }
    return seconds - self.seconds(after - 1) < self.seconds(after) - seconds ? after - 1 : after
  }

  /// The frames that are on screen at any time from `start` to `end`: where it is about hiding, rather one more.
  func shown(from start: Double, to end: Double) -> Range<Int> {
    guard start - seconds(count - 1) <= Self.lastFrame else { return count..<count }
    let first = max(0, firstFrame(after: start) - 1), last = firstFrame(after: end)
    return first..<max(first, last)
  }

  /// The frames that begin not earlier than `start` and not later than `end`: where it is about showing, rather one less.
  func within(from start: Double, to end: Double) -> Range<Int> {
    let first = firstFrame(atOrAfter: start), last = firstFrame(after: end)
    return first..<max(first, last)
  }

  /// `count` where there is none.
  private func firstFrame(atOrAfter seconds: Double) -> Int {
    (0..<count).bisected { self.seconds($0) >= seconds - Self.slack }
  }

  private func firstFrame(after seconds: Double) -> Int {
    (0..<count).bisected { self.seconds($0) > seconds + Self.slack }
  }
}
