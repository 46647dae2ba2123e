/// Which pictures of a rendition are looked at: some every second, and those where faces slip out, at cuts and where covers begin and end.
struct LookClock {
  enum Look: Equatable {
    case none
    /// For faces that are near.
    case quick
    /// Also for small ones, and by both detectors.
    case close
  }

  /// From one look to the next, and from one close look to the next, in seconds.
  static let stride = 0.5, closeStride = 1.0

  /// Seconds of the rendition, falling: the next one is last.
  private var events: [Double]
  private var last = -Double.infinity
  private var lastClose = -Double.infinity

  init(events: [Double] = []) { self.events = events.sorted(by: >) }

  /// For each picture in turn.
  mutating func look(atSeconds seconds: Double, _ wish: LookWish = .usual) -> Look {
    // Times are multiples of a frame's length, computed in two ways.
    let now = seconds + 1e-6
    var isEvent = wish == .wanted
    while let event = events.last, event <= now {
      events.removeLast()
      isEvent = true
    }
    guard isEvent || now >= last + Self.stride else { return .none }
    last = seconds
    guard wish != .quick else { return .quick }
    guard isEvent || now >= lastClose + Self.closeStride else { return .quick }
    lastClose = seconds
    return .close
  }
}

/// How closely a picture is to be looked at, when it is its turn.
public enum LookWish: Sendable {
  case usual
  /// At once, and closely.
  case wanted
  /// For faces that are near only: nearly all of it was looked at in another rendition.
  case quick
}
