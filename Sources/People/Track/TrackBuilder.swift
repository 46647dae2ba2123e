import Files
import Media

/// Turns the detections of successive frames into tracks.
///
/// A detection extends the track whose predicted or last box it fits best, confident detections choosing first (the idea of
/// ByteTrack); one that fits none begins a track. A track counts if it holds one detection of at least
/// `startConfidence`, or two detections of any confidence: so a single weak detection is dropped, and nothing else is.
///
/// Somebody whose face is no longer seen, and who still looks the same around it, has turned away: the track stays with them until they are
/// gone, the shot ends, or `longestUnseenSeconds` are over; likewise before the face was first seen. That takes thumbnails of the pictures.
///
/// No track crosses a cut, and none is held across one. Memory grows with the number of boxes and frames, not with pixels.
public struct TrackBuilder {
  public struct Settings: Sendable, Hashable, Codable {
    /// A single detection of this confidence is a person. On two portraits, with heads from 216 to 810 of 1080 lines high and
    /// turned by up to 45 degrees, CenterFace gave 0.54 and more at both scales.
    public var startConfidence = 0.4
    /// Below this confidence a detection only extends a track: whoever is smeared and crushed is seen so badly, and so is many a texture.
    public var leastConfidence = 0.15
    /// A face that was not seen for longer begins a new track.
    public var bridgeSeconds = 1.0
    /// How long a track is held before its first and after its last detection.
    public var holdSeconds = 0.5
    /// The same for a detection that only a network larger than `coarseSide` made: it does not look at every picture.
    public var fineHoldSeconds = 0.5
    /// Somebody who is there and whose face is not seen is covered for this long.
    public var longestUnseenSeconds = 6.0
    /// Pixels.
    public var coarseSide = 320

    public init() {}
  }

  /// Of `FaceMotion.affinity`: the boxes overlap well.
  private static let faintFit = 0.7

  private let timeBase: Rational
  private let settings: Settings
  private var ticks: [Int64] = []
  private var shots = Shots()
  private var open: [OpenTrack] = []
  private var closed: [OpenTrack] = []
  private var memory: RecentThumbnails

  public init(timeBase: Rational, settings: Settings = Settings()) {
    self.timeBase = timeBase
    self.settings = settings
    memory = RecentThumbnails(span: settings.longestUnseenSeconds)
  }

  /// Takes in the next frame, of which nobody kept a thumbnail.
  public mutating func add(_ detections: [Detection], pts: Int64, beginsShot: Bool = false) throws {
    try add(detections, thumbnail: nil, pts: pts, beginsShot: beginsShot)
  }

  /// Takes in the next frame in order of presentation: its time stamp in ticks of the time base, and what was seen in it, if
  /// anything; `beginsShot` where a cut lies before it. Throws `Failure` when the frame is not later than the one before.
  mutating func add(_ detections: [Detection], thumbnail: Thumbnail?, pts: Int64, beginsShot: Bool = false) throws {
    if let previous = ticks.last, pts <= previous {
      throw PresentationTimes.notRising(frame: ticks.count, pts, after: previous)
    }
    if beginsShot {
      shots.cut(before: ticks.count)
      memory.forget()
    }
    ticks.append(pts)
    let seconds = Double(pts) * timeBase.value
    closeTracks(notSeenSince: beginsShot ? .infinity : seconds - settings.bridgeSeconds)

    let sightings = detections.filter { $0.box.isPlausible && $0.box.area > 0 }.map {
      Sighting(frame: ticks.count - 1, seconds: seconds, box: $0.box, confidence: $0.confidence, scale: $0.scale)
    }
    var waiting = Set(open.indices)
    let strong = sightings.filter { $0.confidence >= settings.startConfidence }
    let weak = sightings.filter {
      $0.confidence < settings.startConfidence && $0.confidence >= settings.leastConfidence
    }
    let new = extendTracks(&waiting, with: strong, in: thumbnail) + extendTracks(&waiting, with: weak, in: thumbnail)
    extendFaintly(&waiting, with: sightings.filter { $0.confidence < settings.leastConfidence }, in: thumbnail)
    if let thumbnail { followUnseen(waiting, in: thumbnail, seconds) }
    open += new.map { OpenTrack($0, in: thumbnail) }
  }

  /// Those whose face was not seen may have turned away; those whose face was seen may have been there before.
  private mutating func followUnseen(_ waiting: Set<Int>, in thumbnail: Thumbnail, _ seconds: Double) {
    memory.add(thumbnail, frame: ticks.count - 1, seconds: seconds)
    for index in open.indices where open[index].isSomebody(confidence: settings.startConfidence) {
      open[index].traceBack(in: memory, patience: settings.bridgeSeconds)
      guard waiting.contains(index), seconds - open[index].motion.last.seconds <= settings.longestUnseenSeconds else {
        continue
      }
      open[index].findUnseen(in: thumbnail, frame: ticks.count - 1, seconds: seconds)
    }
  }

  /// The time stamps of all frames, the shots, and the tracks in the order in which they begin. Throws `Failure` when there was no frame.
  public consuming func finish() throws -> (times: PresentationTimes, shots: Shots, tracks: [FaceTrack]) {
    closeTracks(notSeenSince: .infinity)
    let times = try PresentationTimes(ticks)
    let filling = TrackFilling(times: times, timeBase: timeBase, shots: shots, settings: settings)
    let tracks = closed.map { filling.boxes(for: $0.sightings, before: $0.before, unseen: $0.unseen) }.sorted { a, b in
      (a[0].frame, a[0].box.x, a[0].box.y) < (b[0].frame, b[0].box.x, b[0].box.y)
    }
    return (times, shots, tracks.enumerated().map { FaceTrack(id: $0.offset + 1, boxes: $0.element) })
  }

  private mutating func closeTracks(notSeenSince limit: Double) {
    closed += open.filter { $0.lastSeconds < limit && counts($0) }
    open.removeAll { $0.lastSeconds < limit }
  }

  private func counts(_ track: OpenTrack) -> Bool {
    track.sightings.count >= 2 || track.motion.best >= settings.startConfidence
  }

  /// Gives each waiting track at most one sighting, best fit first, and returns the sightings that fit none.
  private mutating func extendTracks(
    _ waiting: inout Set<Int>, with sightings: [Sighting], in thumbnail: Thumbnail?
  ) -> [Sighting] {
    let pairs = FaceMotion.pairs(open.map(\.motion), waiting: waiting, with: sightings)
    for pair in pairs {
      open[pair.face].extend(sightings[pair.sighting], in: thumbnail)
      waiting.remove(pair.face)
    }
    let known = Set(pairs.map(\.sighting))
    return sightings.indices.filter { !known.contains($0) }.map { sightings[$0] }
  }

  /// What is hardly seen extends the track of somebody who is known to be just there, and who was seen better.
  private mutating func extendFaintly(_ waiting: inout Set<Int>, with sightings: [Sighting], in thumbnail: Thumbnail?) {
    let known = waiting.filter { open[$0].isSteady }
    for pair in FaceMotion.pairs(open.map(\.motion), waiting: known, with: sightings, least: Self.faintFit) {
      // Its box is not exact: the size is at least what it was.
      let sighting = sightings[pair.sighting], last = open[pair.face].motion.last.box
      let moved = last.shifted(x: sighting.box.centerX - last.centerX, y: sighting.box.centerY - last.centerY)
      open[pair.face].extend(sighting.in(sighting.box.union(moved)), in: nil)
      waiting.remove(pair.face)
    }
  }
}
