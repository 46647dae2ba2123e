/// Faces that were seen lately, and where to look for them when a pass over the whole picture misses them.
struct WatchList {
  private struct Watch {
    var track: OpenTrack
    /// Long side of the network's input in which it was last seen in the whole picture.
    var scale: Int
    var best: Double
  }

  /// A face that was not seen for longer is left to the next fine look.
  private static let patience = 1.2
  /// Who was never seen more clearly than this may be a texture, which a closer look would only find again.
  private static let strong = 0.4

  private var watches: [Watch] = []

  /// Where to look: predicted boxes of those that none of `seen` continues, the ones seen last first; at most `limit`.
  func missing(from seen: [Detection], atSeconds seconds: Double, limit: Int) -> [(box: NormalizedBox, scale: Int)] {
    watches.filter { watch in
      watch.best >= Self.strong
        && !seen.contains { watch.track.affinity(to: $0.box, at: seconds) != nil }
    }.sorted { ($1.track.last.seconds, $1.track.last.confidence) < ($0.track.last.seconds, $0.track.last.confidence) }
      .prefix(limit).map { ($0.track.predicted(at: seconds), $0.scale) }
  }

  mutating func update(with seen: [Detection], frame: Int, seconds: Double) {
    watches.removeAll { seconds - $0.track.last.seconds > Self.patience }
    var free = Set(watches.indices)
    for detection in seen {
      let sighting = OpenTrack.Sighting(
        frame: frame, seconds: seconds, box: detection.box, confidence: detection.confidence, scale: detection.scale)
      let best = free.compactMap { index in watches[index].track.affinity(to: detection.box, at: seconds).map { (index: index, affinity: $0) } }
        .max { ($0.affinity, $1.index) < ($1.affinity, $0.index) }
      if let best {
        free.remove(best.index)
        watches[best.index].track.extend(sighting)
        watches[best.index].scale = detection.scale
        watches[best.index].best = max(watches[best.index].best, detection.confidence)
      } else {
        watches.append(Watch(track: OpenTrack(sighting), scale: detection.scale, best: detection.confidence))
      }
    }
  }

  /// Nobody continues across a cut.
  mutating func forget() { watches = [] }
}
