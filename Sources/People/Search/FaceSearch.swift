import Files
import Media

/// The search for people in the pictures of one source, in order.
///
/// Which pictures are looked at, and how, depends on what they look like and on nothing that was found in earlier ones. So whole pictures are looked at
/// ahead, finely and coarsely on a thread each, with one thread of the network: on two cores that is faster than one look after the other with two threads (decision 0015).
/// Only the closer look at faces that are missing waits for what was found before.
struct FaceSearch {
  /// A picture on its way: whole looks at it were ordered, and not taken yet.
  private struct Ordered {
    let picture: Frame
    let time: MediaTime
    let light: Light
    let look: DetectionClock.Look
    /// What was seen in it before an interruption.
    let known: [Detection]?
  }

  /// Of a photograph there is no second look in which somebody would be seen better.
  private static let singleConfidence = 0.2
  /// Closer looks at one picture, at most: each is at several places, and costs as much as a coarse one.
  private static let mosaics = 3

  /// Of the source, for messages.
  private let path: String?
  private let close: FaceScanner
  private let coarse: ScanThread
  private let fine: ScanThread
  private let window: SearchWindow
  private let journal: DetectionJournal?
  /// nil where nobody asked for text.
  private let texts: TextThread?
  private let isSingle: Bool
  private let timeBase: Rational
  private var clock: DetectionClock
  private var recentFaces = RecentFaces()
  private var shots: ShotFinder
  private var tracks: TrackBuilder
  private var ordered: [Ordered] = []
  private var lookback: Lookback
  private let coarseSide: Int
  /// Pictures that were lookback.
  private(set) var count = 0
  /// Pictures that were added.
  private var added = 0

  /// `detector` makes one more detector each time; `path` is the source's, for messages; `isSingle`: there is one picture only; `texts` looks for text
  /// in the same pictures. Throws what `detector` throws.
  init(
    _ detector: () throws -> FaceDetector, _ schedule: DetectionSchedule, _ format: PictureFormat, timeBase: Rational,
    path: String? = nil, isSingle: Bool = false, journal: DetectionJournal? = nil, texts: TextThread? = nil
  ) throws {
    self.path = path
    self.journal = journal
    self.texts = texts
    self.isSingle = isSingle
    self.timeBase = timeBase
    let size = schedule.fineSize(width: format.width, height: format.height)
    let interval = schedule.fineInterval(size, frameRate: format.frameRate.value)
    window = SearchWindow(width: format.width, height: format.height, seconds: interval)
    lookback = Lookback(seconds: interval, capacity: window.capacity)
    shots = ShotFinder(frameRate: format.frameRate.value)
    coarseSide = schedule.coarseSide
    clock = DetectionClock(schedule, fineInterval: interval)
    var settings = TrackBuilder.Settings()
    settings.coarseSide = schedule.coarseSide
    if isSingle { settings.startConfidence = Self.singleConfidence }
    settings.fineHoldSeconds = max(settings.holdSeconds, interval)
    settings.bridgeSeconds = max(settings.bridgeSeconds, 1.5 * interval)
    tracks = TrackBuilder(timeBase: timeBase, settings: settings)
    let scans = try (0..<3).map { _ in FaceScanner(try detector(), schedule) }
    close = scans[0]
    coarse = ScanThread("coarse looks", scans[1], longSides: [schedule.coarseSide], capacity: window.capacity)
    fine = ScanThread(
      "fine looks", scans[2], longSides: [max(size.width, size.height), schedule.blurredSide], capacity: window.capacity
    )
  }

  /// Pictures that were added and not searched yet are as many as may be kept.
  var isFull: Bool { window.isFull(ordered.count, from: ordered.first?.time, to: ordered.last?.time) }
  var isEmpty: Bool { ordered.isEmpty }

  /// Not while it is full. Throws `Failure` for a picture without a time: nobody could be hidden in it.
  mutating func add(_ picture: Frame) throws {
    guard let time = picture.time else {
      throw Failure(
        doing: "looking for people", path: path, reason: "a picture has no time",
        advice: "Convert the file to MP4 first"
      )
    }
    let sketch = try PictureSketch(of: picture)
    let shot = shots.add(sketch)
    lookback.decide(shot.begins)
    let look = clock.look(atSeconds: time.seconds, isSudden: shot.isSudden)
    let light = Light(meanLuma: sketch.meanLuma)
    let known = look == .none ? nil : journal?.seen(at: time.ticks)
    if look != .none { try coarse.hand(over: picture, light, isKnown: known != nil) }
    if look == .fine { try fine.hand(over: picture, light, isKnown: known != nil) }
    if look != .none { try texts?.hand(over: picture, frame: added, time, light, isSudden: shot.isSudden) }
    added += 1
    ordered.append(Ordered(picture: picture, time: time, light: light, look: look, known: known))
  }

  /// Searches the first of the pictures that were added.
  mutating func searchNext() throws {
    let next = ordered.removeFirst()
    let (seen, thumbnail) = try seen(in: next)
    lookback.append(
      .init(
        time: next.time, light: next.light, frame: next.look == .none ? nil : next.picture, seen: seen,
        thumbnail: thumbnail
      ))
    count += 1
    try handOn()
  }

  /// When all pictures were lookback.
  mutating func finish() throws -> (times: PresentationTimes, shots: Shots, tracks: [FaceTrack], texts: [TextTrack]?) {
    defer { stop() }
    let paths = try texts?.finish()
    lookback.decide(shots.finish())
    try handOn(isOver: true)
    let (times, shots, tracks) = try tracks.finish()
    let texts = paths.map {
      TextTracks(times: times, timeBase: timeBase, shots: shots).tracks(of: $0, takesAll: isSingle)
    }
    return (times, shots, tracks, texts)
  }

  /// Ends the threads.
  func stop() {
    coarse.stop()
    fine.stop()
    texts?.stop()
  }

  private mutating func seen(in next: Ordered) throws -> ([Detection], Thumbnail?) {
    guard next.look != .none else { return ([], nil) }
    let looks = try [coarse.take()] + (next.look == .fine ? [fine.take()] : [])
    let found = try next.known ?? found(in: next, whole: DetectionMerge.merge(looks.flatMap(\.found)))
    let seconds = next.time.seconds
    let sightings = found.map {
      Sighting(frame: count, seconds: seconds, box: $0.box, confidence: $0.confidence, scale: $0.scale)
    }
    try lookback.lookBack(for: recentFaces.update(with: sightings, atSeconds: seconds), close, coarseSide: coarseSide)
    return (found, looks[0].thumbnail)
  }

  /// With those who are missing in it, as far as a closer look finds them.
  private func found(in next: Ordered, whole: [Detection]) throws -> [Detection] {
    let missing = recentFaces.missing(
      from: whole, atSeconds: next.time.seconds, limit: Self.mosaics * PatchMosaic.count)
    let closer = try stride(from: 0, to: missing.count, by: PatchMosaic.count).flatMap { start in
      try close.patches(
        Array(missing[start..<min(missing.count, start + PatchMosaic.count)]), of: next.picture, light: next.light)
    }
    let found = DetectionMerge.merge(whole + closer)
    try journal?.add(found, at: next.time.ticks)
    return found
  }

  private mutating func handOn(isOver: Bool = false) throws {
    for (picture, beginsShot) in lookback.takeDecided(isOver: isOver) {
      try tracks.add(picture.seen, thumbnail: picture.thumbnail, pts: picture.time.ticks, beginsShot: beginsShot)
    }
  }
}
