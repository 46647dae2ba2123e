import Media

/// The search for people in the pictures of one source, in order.
struct FaceSearch {
  private let scan: PictureScan
  private let schedule: DetectionSchedule
  private let fineSide: Int
  private var clock: DetectionClock
  private var watches = WatchList()
  private var shots = ShotFinder()
  private var tracks: TrackBuilder
  /// Whether a picture begins a shot is known some pictures later.
  private var waiting: [(pts: Int64, seen: [Detection], glimpse: Glimpse?)] = []
  private(set) var count = 0

  /// Sizes in displayed pixels.
  init(_ detector: FaceDetector, _ schedule: DetectionSchedule, width: Int, height: Int, timeBase: Rational, journal: DetectionJournal? = nil) {
    self.schedule = schedule
    scan = PictureScan(detector, schedule, journal)
    let size = schedule.fineSize(width: width, height: height)
    let interval = schedule.fineInterval(size)
    fineSide = max(size.width, size.height)
    clock = DetectionClock(schedule, fineInterval: interval)
    var settings = TrackBuilder.Settings()
    settings.coarseSide = schedule.coarseSide
    settings.fineHoldSeconds = max(settings.holdSeconds, interval)
    settings.bridgeSeconds = max(settings.bridgeSeconds, 1.5 * interval)
    tracks = TrackBuilder(timeBase: timeBase, settings: settings)
  }

  mutating func add(_ picture: Frame) throws {
    guard let time = picture.time else { return }
    scan.pts = time.ticks
    let sketch = try PictureSketch(of: picture)
    let shot = shots.add(sketch)
    let (seen, glimpse) = try seen(in: picture, sketch, time.seconds, isSudden: shot.isSudden)
    waiting.append((time.ticks, seen, glimpse))
    try decide(shot.begins)
    count += 1
  }

  mutating func finish() throws -> (times: PresentationTimes, shots: Shots, tracks: [Track]) {
    try decide(shots.finish())
    return try tracks.finish()
  }

  private mutating func seen(in picture: Frame, _ sketch: PictureSketch, _ seconds: Double, isSudden: Bool) throws -> ([Detection], Glimpse?) {
    let look = clock.look(atSeconds: seconds, isSudden: isSudden)
    guard look != .none else { return ([], nil) }
    let light = Light(meanLuma: sketch.meanLuma)
    let sides = look == .fine ? [fineSide, schedule.coarseSide, schedule.blurredSide] : [schedule.coarseSide]
    let (whole, glimpse) = try scan.whole(picture, longSides: sides, light: light)
    var found = DetectionMerge.merge(whole)
    let missing = watches.missing(from: found, atSeconds: seconds, limit: PatchMosaic.columns * PatchMosaic.rows)
    found = try DetectionMerge.merge(found + scan.patches(missing, of: picture, light: light))
    let sightings = found.map { Sighting(frame: count, seconds: seconds, box: $0.box, confidence: $0.confidence, scale: $0.scale) }
    watches.update(with: sightings, atSeconds: seconds)
    return (found, glimpse)
  }

  private mutating func decide(_ cuts: [Bool]) throws {
    for (frame, isCut) in zip(waiting, cuts) { try tracks.add(frame.seen, glimpse: frame.glimpse, pts: frame.pts, beginsShot: isCut) }
    waiting.removeFirst(cuts.count)
  }
}
