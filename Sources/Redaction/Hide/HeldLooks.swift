/// Remembers, for every track, the means it is painted with: measured, then held for half a second.
///
/// Between two measurements of a track lies half a second at least. Stacking frames recovers detail only where each frame shows something
/// new; here a whole half second shows mixtures of two sets of means, the way from one to the next being a straight line. Where the time goes
/// back, what is held stays.
struct HeldLooks {
  static let secondsPerLook = 0.5

  private struct Look {
    var measuredAt: Double
    var from: CellMeans
    var to: CellMeans
  }

  private var looks: [Int: Look] = [:]

  /// Tracks of which something is held.
  var count: Int { looks.count }

  /// Whether the track must be measured before it can be painted at this time.
  func isDue(track: Int, atSeconds seconds: Double) -> Bool {
    guard let look = looks[track] else { return true }
    return seconds - look.measuredAt >= Self.secondsPerLook
  }

  /// Holds what was measured at this time; nothing changes where it was not due.
  mutating func hold(_ means: CellMeans, forTrack track: Int, atSeconds seconds: Double) {
    guard isDue(track: track, atSeconds: seconds) else { return }
    // What is older than a whole look is no longer on its way anywhere.
    looks = looks.filter { seconds - $0.value.measuredAt < 2 * Self.secondsPerLook }
    looks[track] = Look(measuredAt: seconds, from: looks[track]?.to ?? means, to: means)
  }

  /// nil where nothing is held.
  func means(forTrack track: Int, atSeconds seconds: Double) -> CellMeans? {
    guard let look = looks[track] else { return nil }
    let part = (seconds - look.measuredAt) / Self.secondsPerLook
    return look.from.mixed(with: look.to, weight: Int(256 * min(1, max(0, part))))
  }
}
