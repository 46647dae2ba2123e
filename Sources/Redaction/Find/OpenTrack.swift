/// A track that may still be extended.
struct OpenTrack {
  /// Never empty; in rising order of frames.
  private(set) var sightings: [Sighting]
  private(set) var motion: FaceMotion
  /// Where the person was before the first sighting; rising.
  private(set) var before: [Waypoint] = []
  /// Where the person was after the first sighting while the face was not seen; rising.
  private(set) var unseen: [Waypoint] = []
  /// What they looked like at the first sighting, and at the last one.
  private let firstLook: Presence?
  private var lastLook: Presence?
  private var isTracedBack = false

  /// Sightings that make somebody of whom a memory is worth keeping: a texture that looks like a face would be found again for ever.
  private static let leastSightings = 3
  /// So many make somebody of any confidence.
  private static let manySightings = 10
  /// As a share of the greatest confidence so far.
  private static let clear = 0.85

  init(_ sighting: Sighting, in glimpse: Glimpse?) {
    sightings = [sighting]
    motion = FaceMotion(sighting)
    firstLook = glimpse.flatMap { Presence(of: sighting.box, in: $0) }
    lastLook = firstLook
  }

  mutating func extend(_ sighting: Sighting, in glimpse: Glimpse?) {
    sightings.append(sighting)
    motion.extend(sighting)
    // What is half behind something would be remembered with what hides it, which stays.
    if let glimpse, sighting.confidence >= Self.clear * motion.best {
      lastLook = Presence(of: sighting.box, in: glimpse) ?? lastLook
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
  mutating func look(in glimpse: Glimpse, frame: Int, seconds: Double) {
    let place = motion.place ?? motion.last.box
    guard let box = lastLook?.find(near: place, in: glimpse) else { return }
    unseen.append(Waypoint(frame: frame, seconds: seconds, box: box))
    motion.place = box
  }

  /// Looks for the person in the pictures before the first sighting, once.
  mutating func traceBack(in memory: GlimpseMemory, patience: Double) {
    guard !isTracedBack else { return }
    isTracedBack = true
    if let firstLook { before = memory.way(of: firstLook, before: sightings[0], patience: patience) }
  }
}
