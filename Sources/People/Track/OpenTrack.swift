/// A track that may still be extended.
struct OpenTrack {
  /// Never empty; in rising order of frames.
  private(set) var sightings: [Sighting]
  private(set) var motion: FaceMotion
  /// Where the person was before the first sighting; rising.
  private(set) var before: [PathPoint] = []
  /// Where the person was after the first sighting while the face was not seen; rising.
  private(set) var unseen: [PathPoint] = []
  /// What they looked like at the first sighting, and at the last one.
  private let firstAppearance: Appearance?
  private var lastAppearance: Appearance?
  private var isTracedBack = false

  /// Sightings that make somebody of whom a memory is worth keeping: a texture that looks like a face would be found again for ever.
  private static let leastSightings = 3
  /// So many make somebody of any confidence.
  private static let manySightings = 10
  /// As a share of the greatest confidence so far.
  private static let clear = 0.85

  init(_ sighting: Sighting, in thumbnail: Thumbnail?) {
    sightings = [sighting]
    motion = FaceMotion(sighting)
    firstAppearance = thumbnail.flatMap { Appearance(of: sighting.box, in: $0) }
    lastAppearance = firstAppearance
  }

  mutating func extend(_ sighting: Sighting, in thumbnail: Thumbnail?) {
    sightings.append(sighting)
    motion.extend(sighting)
    // What is half behind something would be remembered with what hides it, which stays.
    if let thumbnail, sighting.confidence >= Self.clear * motion.best {
      lastAppearance = Appearance(of: sighting.box, in: thumbnail) ?? lastAppearance
    }
  }

  /// The last time the person was there, with or without a face.
  var lastSeconds: Double { max(motion.last.seconds, unseen.last?.seconds ?? motion.last.seconds) }

  func isSomebody(confidence: Double) -> Bool {
    sightings.count >= (motion.best >= confidence ? Self.leastSightings : Self.manySightings)
  }

  /// Seen often enough to be believed where it is hardly seen.
  var isSteady: Bool { sightings.count > Self.leastSightings }

  /// Looks for the person in a picture in which the face was not seen.
  mutating func findUnseen(in thumbnail: Thumbnail, frame: Int, seconds: Double) {
    let place = motion.place ?? motion.last.box
    guard let box = lastAppearance?.find(near: place, in: thumbnail) else { return }
    unseen.append(PathPoint(frame: frame, seconds: seconds, box: box))
    motion.place = box
  }

  /// Looks for the person in the pictures before the first sighting, once.
  mutating func traceBack(in memory: RecentThumbnails, patience: Double) {
    guard !isTracedBack else { return }
    isTracedBack = true
    if let firstAppearance { before = memory.path(of: firstAppearance, before: sightings[0], patience: patience) }
  }
}
