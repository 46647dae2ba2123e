/// Which pictures of a rendition are looked at: some every second, and those where faces slip out, at cuts and where covers begin and end.
struct LookClock {
  /// From one look to the next, in seconds.
  static let stride = 0.5

  /// Seconds of the rendition, falling: the next one is last.
  private var events: [Double]
  private var next = -Double.infinity

  init(events: [Double] = []) { self.events = events.sorted(by: >) }

  /// For each picture in turn.
  mutating func isDue(atSeconds seconds: Double) -> Bool {
    // Times are multiples of a frame's length, computed in two ways.
    let now = seconds + 1e-6
    var isEvent = false
    while let event = events.last, event <= now {
      events.removeLast()
      isEvent = true
    }
    guard now >= next else { return isEvent }
    next = seconds + Self.stride
    return true
  }
}
