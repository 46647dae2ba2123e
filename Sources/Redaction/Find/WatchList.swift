/// Faces that were seen lately, and where to look for them when a pass over the whole picture misses them.
struct WatchList {
  /// A face that was not seen for longer, in seconds, is left to the next fine look.
  private static let patience = 1.2
  /// Who was never seen more clearly than this may be a texture, which a closer look would only find again.
  private static let strong = 0.4

  /// Who is seen less clearly is looked at again, and nobody new.
  private static let weak = TrackBuilder.Settings().leastConfidence

  private var faces: [FaceMotion] = []

  /// Where to look: predicted boxes of those that none of `seen` continues, the ones seen last first; at most `limit`.
  func missing(from seen: [Detection], atSeconds seconds: Double, limit: Int) -> [(box: NormalizedBox, scale: Int)] {
    faces.filter { face in
      face.best >= Self.strong && !seen.contains { $0.confidence >= Self.weak && face.affinity(to: $0.box, at: seconds) != nil }
    }.sorted { ($1.last.seconds, $1.last.confidence) < ($0.last.seconds, $0.last.confidence) }
      .prefix(limit).map { ($0.predicted(at: seconds), $0.last.scale) }
  }

  mutating func update(with seen: [Sighting], atSeconds seconds: Double) {
    faces.removeAll { seconds - $0.last.seconds > Self.patience }
    let pairs = FaceMotion.pairs(faces, waiting: Set(faces.indices), with: seen)
    for pair in pairs { faces[pair.face].extend(seen[pair.sighting]) }
    let known = Set(pairs.map(\.sighting))
    faces += seen.indices.filter { !known.contains($0) && seen[$0].confidence >= Self.weak }.map { FaceMotion(seen[$0]) }
  }
}
