import Media

/// Remembers, for every track, the means it is painted with: measured once in half a second, then held.
///
/// Stacking frames recovers detail only where each frame shows something new; here a whole half second shows one set of
/// means, and the way from one set to the next is a straight line.
struct HeldLooks {
  static let secondsPerLook = 0.5

  private struct Look {
    var window: Int
    var from: CellMeans
    var to: CellMeans
  }

  private var looks: [Int: Look] = [:]

  /// The means for a track at this time; `measure` is called at the first frame of each half second.
  mutating func means(forTrack track: Int, atSeconds seconds: Double, measure: () -> CellMeans) -> CellMeans {
    let position = seconds / Self.secondsPerLook
    let window = Int(position.rounded(.down))
    var look = looks[track] ?? {
      let first = measure()
      return Look(window: window, from: first, to: first)
    }()
    if look.window != window {
      look = Look(window: window, from: look.to, to: measure())
    }
    looks[track] = look
    return look.from.mixed(with: look.to, weight: Int((position - Double(window)) * 256))
  }
}
