import Files
import Media

/// Turns the detections of successive frames into tracks.
///
/// A detection extends the track whose predicted or last box it fits best, confident detections choosing first (the idea of
/// ByteTrack); one that fits none begins a track. A track counts if it holds one detection of at least
/// `startConfidence`, or two detections of any confidence: so a single weak detection is dropped, and nothing else is.
///
/// No track crosses a cut, and none is held across one. Memory grows with the number of boxes and frames, not with pixels.
public struct TrackBuilder {
  public struct Settings: Sendable, Hashable, Codable {
    /// A single detection of this confidence is a person. On two portraits, with heads from 216 to 810 of 1080 lines high and
    /// turned by up to 45 degrees, CenterFace gave 0.54 and more at both scales.
    public var startConfidence = 0.4
    /// A face that was not seen for longer begins a new track.
    public var bridgeSeconds = 1.0
    /// How long a track is held before its first and after its last detection.
    public var holdSeconds = 0.5
    /// The same for a detection that only a network larger than `coarseSide` made: it does not look at every picture.
    public var fineHoldSeconds = 0.5
    /// Pixels.
    public var coarseSide = 320

    public init() {}
  }

  private let timeBase: Rational
  private let settings: Settings
  private var ticks: [Int64] = []
  private var shots = Shots()
  private var open: [OpenTrack] = []
  private var closed: [OpenTrack] = []

  public init(timeBase: Rational, settings: Settings = Settings()) {
    self.timeBase = timeBase
    self.settings = settings
  }

  /// Takes in the next frame in order of presentation: its time stamp in ticks of the time base, and what was seen in it, if
  /// anything; `beginsShot` where a cut lies before it. Throws `Failure` when the frame is not later than the one before.
  public mutating func add(_ detections: [Detection], pts: Int64, beginsShot: Bool = false) throws {
    if let previous = ticks.last, pts <= previous {
      throw PresentationTimes.notRising(frame: ticks.count, pts, after: previous)
    }
    if beginsShot { shots.cut(before: ticks.count) }
    ticks.append(pts)
    let seconds = Double(pts) * timeBase.value
    closeTracks(notSeenSince: beginsShot ? .infinity : seconds - settings.bridgeSeconds)

    let sightings = detections.filter { $0.box.isPlausible && $0.box.area > 0 }.map {
      Sighting(frame: ticks.count - 1, seconds: seconds, box: $0.box, confidence: $0.confidence, scale: $0.scale)
    }
    var waiting = Set(open.indices)
    let newStrong = extendTracks(&waiting, with: sightings.filter { $0.confidence >= settings.startConfidence })
    let newWeak = extendTracks(&waiting, with: sightings.filter { $0.confidence < settings.startConfidence })
    open += (newStrong + newWeak).map { OpenTrack($0) }
  }

  /// The time stamps of all frames, the shots, and the tracks in the order in which they begin. Throws `Failure` when there was no frame.
  public consuming func finish() throws -> (times: PresentationTimes, shots: Shots, tracks: [Track]) {
    closeTracks(notSeenSince: .infinity)
    let times = try PresentationTimes(ticks)
    let filling = TrackFilling(times: times, timeBase: timeBase, shots: shots, settings: settings)
    let tracks = closed.map { filling.boxes(for: $0.sightings) }.sorted { a, b in
      (a[0].frame, a[0].box.x, a[0].box.y) < (b[0].frame, b[0].box.x, b[0].box.y)
    }
    return (times, shots, tracks.enumerated().map { Track(id: $0.offset + 1, boxes: $0.element) })
  }

  private mutating func closeTracks(notSeenSince limit: Double) {
    closed += open.filter { $0.motion.last.seconds < limit && counts($0) }
    open.removeAll { $0.motion.last.seconds < limit }
  }

  private func counts(_ track: OpenTrack) -> Bool {
    track.sightings.count >= 2 || track.motion.best >= settings.startConfidence
  }

  /// Gives each waiting track at most one sighting, best fit first, and returns the sightings that fit none.
  private mutating func extendTracks(_ waiting: inout Set<Int>, with sightings: [Sighting]) -> [Sighting] {
    let pairs = FaceMotion.pairs(open.map(\.motion), waiting: waiting, with: sightings)
    for pair in pairs {
      open[pair.face].extend(sightings[pair.sighting])
      waiting.remove(pair.face)
    }
    let known = Set(pairs.map(\.sighting))
    return sightings.indices.filter { !known.contains($0) }.map { sightings[$0] }
  }
}
