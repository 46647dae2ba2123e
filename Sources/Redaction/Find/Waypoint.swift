/// Where somebody was whose face was not seen, as far as a `Presence` tells.
struct Waypoint: Sendable {
  let frame: Int
  let seconds: Double
  let box: NormalizedBox
}

extension Waypoint {
  init(_ sighting: Sighting) { self.init(frame: sighting.frame, seconds: sighting.seconds, box: sighting.box) }
}

/// Waypoints in rising order of frames.
struct Way {
  let points: [Waypoint]

  /// Between two of them on the straight line; nil outside.
  func box(atSeconds seconds: Double) -> NormalizedBox? {
    guard let next = points.firstIndex(where: { $0.seconds >= seconds }) else { return nil }
    guard next > 0 else { return points[0].seconds == seconds ? points[0].box : nil }
    let a = points[next - 1], b = points[next]
    return a.box.interpolated(to: b.box, (seconds - a.seconds) / max(b.seconds - a.seconds, 1e-9))
  }
}
