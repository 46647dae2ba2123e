/// Faces that were seen lately, and where to look for them when a pass over the whole picture misses them.
struct RecentFaces {
  /// A face that was not seen for longer, in seconds, is given up: by default it is left to the next fine look.
  private let patience: Double
  /// Who was never seen more clearly than this may be a texture, which a closer look would only find again.
  private static let strong = 0.4

  /// Who is seen less clearly is looked at again, and nobody new.
  private static let weak = TrackBuilder.Settings().leastConfidence

  private var faces: [FaceMotion] = []

  init(patience: Double = 1.2) { self.patience = patience }

  func hasFaces(atSeconds seconds: Double) -> Bool { faces.contains { seconds - $0.last.seconds <= patience } }

  /// Where to look: predicted boxes of those that none of `seen` continues, at most `limit`. Where there are more, whoever was not seen for longest comes first:
  /// in a crowd everyone has a turn.
  func missing(from seen: [Detection], atSeconds seconds: Double, limit: Int) -> [(box: NormalizedBox, scale: Int)] {
    let missing = faces.filter { face in
      face.best >= Self.strong
        && !seen.contains { $0.confidence >= Self.weak && face.affinity(to: $0.box, at: seconds) != nil }
    }.sorted { ($1.last.seconds, $1.last.confidence) < ($0.last.seconds, $0.last.confidence) }
    return missing.suffix(limit).map { ($0.predicted(at: seconds), $0.last.scale) }
  }

  /// Returns those who are seen clearly for the first time. Unless `takesNew`, whoever continues nobody is not watched.
  @discardableResult mutating func update(
    with seen: [Sighting], atSeconds seconds: Double, takesNew: Bool = true
  ) -> [Sighting] {
    faces.removeAll { seconds - $0.last.seconds > patience }
    let pairs = FaceMotion.pairs(faces, waiting: Set(faces.indices), with: seen)
    let known = Set(pairs.filter { faces[$0.face].best >= Self.strong }.map(\.sighting))
    for pair in pairs { faces[pair.face].extend(seen[pair.sighting]) }
    let paired = Set(pairs.map(\.sighting))
    if takesNew {
      faces += seen.indices.filter { !paired.contains($0) && seen[$0].confidence >= Self.weak }.map {
        FaceMotion(seen[$0])
      }
    }
    return seen.indices.filter { !known.contains($0) && seen[$0].confidence >= Self.strong }.map { seen[$0] }
  }
}
