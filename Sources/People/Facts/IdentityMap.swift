import Files
import Media

/// Who appears in a source, where and when, and where there is text: the facts that stage detect writes.
public struct IdentityMap: Sendable, Hashable {
  /// What found the faces.
  public struct Detector: Sendable, Hashable, Codable {
    public let name: String
    public let modelDigest: Digest
    /// What ran the network, as in `ONNX Runtime 1.28.2`.
    public let libraryVersion: String

    public init(
      name: String = FaceModel.name, modelDigest: Digest,
      libraryVersion: String = "OpenCV \(FaceDetector.libraryVersion)"
    ) {
      self.name = name
      self.modelDigest = modelDigest
      self.libraryVersion = libraryVersion
    }
  }

  /// Of the source's bytes: facts about one source never serve for another.
  public let source: Digest
  /// Pixels as displayed: upright, with square samples.
  public let width: Int
  public let height: Int
  /// Seconds per tick of `times`.
  public let timeBase: Rational
  /// Every frame of the source, whether or not the network looked at it.
  public let times: PresentationTimes
  public let shots: Shots
  public let detector: Detector
  public let tracks: [FaceTrack]
  /// Places with text; nil where nobody asked for them.
  public let texts: [TextTrack]?

  /// Throws `Failure` when the parts do not belong together.
  public init(
    source: Digest, width: Int, height: Int, timeBase: Rational, times: PresentationTimes, shots: Shots = Shots(),
    detector: Detector,
    tracks: [FaceTrack], texts: [TextTrack]? = nil
  ) throws {
    func refuse(_ reason: String) -> Failure { Failure(doing: "recording who appears in the source", reason: reason) }
    guard width > 0, height > 0 else { throw refuse("the picture has no size") }
    guard timeBase.isValid else { throw refuse("the time base \(timeBase) is not one") }
    guard Set(tracks.map(\.id)).count == tracks.count else { throw refuse("two tracks have the same number") }
    for track in tracks where track.frames.upperBound >= times.count {
      throw refuse("track \(track.id) reaches beyond the last of \(times.count) frames")
    }
    guard shots.starts.last ?? 0 < times.count else {
      throw refuse("a shot begins after the last of \(times.count) frames")
    }
    for track in tracks
    where !shots.frames(around: track.frames.lowerBound, of: times.count).contains(track.frames.upperBound) {
      throw refuse("track \(track.id) crosses a cut")
    }
    let named = texts ?? []
    guard Set(named.map(\.id)).count == named.count else { throw refuse("two texts have the same number") }
    for text in named where text.frames.upperBound >= times.count {
      throw refuse("text \(text.id) reaches beyond the last of \(times.count) frames")
    }
    self.source = source
    self.width = width
    self.height = height
    self.timeBase = timeBase
    self.times = times
    self.shots = shots
    self.detector = detector
    self.tracks = tracks
    self.texts = texts
  }

  /// When shots begin, but for the first, in seconds of the source's time line.
  public var cutSeconds: [Double] { shots.starts.dropFirst().map { Double(times.ticks[$0]) * timeBase.value } }
}

extension IdentityMap: Codable {
  private enum CodingKeys: String, CodingKey {
    case source, width, height, timeBase, frameCount, firstPTS, lastPTS, pts, shots, detector, tracks, texts
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      source: container.decode(Digest.self, forKey: .source), width: container.decode(Int.self, forKey: .width),
      height: container.decode(Int.self, forKey: .height), timeBase: container.decode(Rational.self, forKey: .timeBase),
      times: container.decode(PresentationTimes.self, forKey: .pts),
      shots: container.decode(Shots.self, forKey: .shots), detector: container.decode(Detector.self, forKey: .detector),
      tracks: container.decode([FaceTrack].self, forKey: .tracks),
      texts: container.decodeIfPresent([TextTrack].self, forKey: .texts))
    guard try container.decode(Int.self, forKey: .frameCount) == times.count,
      try container.decode(Int64.self, forKey: .firstPTS) == times.first,
      try container.decode(Int64.self, forKey: .lastPTS) == times.last
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .pts, in: container,
        debugDescription: "the list of frames does not agree with frameCount, firstPTS and lastPTS")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(source, forKey: .source)
    try container.encode(width, forKey: .width)
    try container.encode(height, forKey: .height)
    try container.encode(timeBase, forKey: .timeBase)
    try container.encode(times.count, forKey: .frameCount)
    try container.encode(times.first, forKey: .firstPTS)
    try container.encode(times.last, forKey: .lastPTS)
    try container.encode(times, forKey: .pts)
    try container.encode(shots, forKey: .shots)
    try container.encode(detector, forKey: .detector)
    try container.encode(tracks, forKey: .tracks)
    try container.encodeIfPresent(texts, forKey: .texts)
  }
}
