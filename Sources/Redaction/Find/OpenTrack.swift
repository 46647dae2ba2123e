/// A track that may still be extended.
struct OpenTrack {
  /// Never empty; in rising order of frames.
  private(set) var sightings: [Sighting]
  private(set) var motion: FaceMotion

  init(_ sighting: Sighting) {
    sightings = [sighting]
    motion = FaceMotion(sighting)
  }

  mutating func extend(_ sighting: Sighting) {
    sightings.append(sighting)
    motion.extend(sighting)
  }
}
