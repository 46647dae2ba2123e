/// The glimpses of the last seconds of a shot, for whoever turns out to have been there before the face was seen.
struct GlimpseMemory {
  struct Entry {
    let frame: Int
    let seconds: Double
    let glimpse: Glimpse
  }

  /// Rising.
  private(set) var entries: [Entry] = []
  private let span: Double

  /// `span`: seconds that are kept.
  init(span: Double) { self.span = span }

  mutating func forget() { entries.removeAll() }

  mutating func add(_ glimpse: Glimpse, frame: Int, seconds: Double) {
    entries.append(Entry(frame: frame, seconds: seconds, glimpse: glimpse))
    if let first = entries.first, seconds - first.seconds > 2 * span {
      entries.removeAll { seconds - $0.seconds > span }
    }
  }

  /// Where the person was before `sighting`, back to when they came; rising. Who is not recognised for `patience` seconds was not there.
  func way(of presence: Presence, before sighting: Sighting, patience: Double) -> [Waypoint] {
    var way: [Waypoint] = [], box = sighting.box, last = sighting.seconds
    for entry in entries.reversed() where entry.frame < sighting.frame {
      guard last - entry.seconds <= patience, sighting.seconds - entry.seconds <= span else { break }
      guard let found = presence.find(near: box, in: entry.glimpse) else { continue }
      (box, last) = (found, entry.seconds)
      way.append(Waypoint(frame: entry.frame, seconds: entry.seconds, box: found))
    }
    return way.reversed()
  }
}
