/// Remembers, for every track, the means it is painted with: measured, then held for half a second.
///
/// Between two measurements of a track lies half a second at least. Stacking frames recovers detail only where each frame shows something
/// new; here a whole half second shows mixtures of two sets of means, the way from one to the next being a straight line. Where the time goes
/// back, what is held stays.
struct HeldMeans {
  static let secondsHeld = 0.5

  private struct Held {
    var measuredAt: Double
    var from: CellMeans
    var to: CellMeans
  }

  private var byTrack: [Int: Held] = [:]

  /// Tracks of which something is held.
  var count: Int { byTrack.count }

  /// Whether the track must be measured before it can be painted at this time.
  func isDue(track: Int, atSeconds seconds: Double) -> Bool {
    guard let held = byTrack[track] else { return true }
    return seconds - held.measuredAt >= Self.secondsHeld
  }

  /// Holds what was measured at this time; nothing changes where it was not due.
  mutating func hold(_ means: CellMeans, forTrack track: Int, atSeconds seconds: Double) {
    guard isDue(track: track, atSeconds: seconds) else { return }
    // What is older than that is no longer on its way anywhere.
    byTrack = byTrack.filter { seconds - $0.value.measuredAt < 2 * Self.secondsHeld }
    byTrack[track] = Held(measuredAt: seconds, from: byTrack[track]?.to ?? means, to: means)
  }

  /// nil where nothing is held.
  func means(forTrack track: Int, atSeconds seconds: Double) -> CellMeans? {
    guard let held = byTrack[track] else { return nil }
    let part = (seconds - held.measuredAt) / Self.secondsHeld
    return held.from.mixed(with: held.to, weight: Int(256 * min(1, max(0, part))))
  }
}
