import Files

/// What a finished file turns out to hold when it is decoded from its first picture or sample to its last.
public struct MediaInspection: Sendable, Hashable {
  public struct Picture: Sendable, Hashable {
    /// Pixels.
    public let width: Int
    public let height: Int
    /// As the container gives it: `25/1`.
    public let frameRate: Rational
    public let count: Int
    /// From the first picture to the end of the last.
    public let seconds: Double
    public let codec: String
  }

  /// nil for a file with nothing but sound.
  public let picture: Picture?
  /// nil where there is no sound.
  public let soundSeconds: Double?
  public let soundCodec: String?
  /// Streams of any kind.
  public let streamCount: Int
  /// Everything the container and its streams say in words, as `key` → values.
  public let tags: [String: Set<String>]

  /// Decodes all of the file, and shows `eachPicture` every picture, for which it need not be decoded again. Throws where it cannot be
  /// decoded to its end, and what `eachPicture` throws.
  public init(of file: SourceFile, eachPicture: (Frame) throws -> Void = { _ in }) throws {
    let info = try MediaReader(file, tier: .scraped, pictures: false, sound: .nothing).info
    let reader = try MediaReader(file, tier: .scraped, pictures: info.picture != nil, sound: .first, isStrict: true)
    var count = 0
    var samples = 0
    var first: Double?
    var last = 0.0
    while let item = try reader.next() {
      switch item {
      case .picture(let frame):
        count += 1
        last = frame.time?.seconds ?? last
        first = first ?? last
        try eachPicture(frame)
      case .sound(let frame): samples += frame.sampleCount
      }
    }
    guard count > 0 || samples > 0 else {
      throw MediaError("checking the rendition", path: file.path, reason: "there is nothing in it")
    }
    if let expected = info.picture?.frameCount, expected != count {
      throw MediaError(
        "checking the rendition", path: file.path,
        reason: "\(count) pictures could be decoded, and the file says that there are \(expected)")
    }
    picture = info.picture.flatMap { stream in
      stream.pictureFormat.map { format in
        Picture(
          width: format.width, height: format.height, frameRate: format.frameRate, count: count,
          seconds: last - (first ?? 0) + 1 / format.frameRate.value, codec: stream.codec)
      }
    }
    soundSeconds = info.sound?.soundFormat.map { Double(samples) / Double(max(1, $0.sampleRate)) }
    soundCodec = info.sound?.codec
    streamCount = info.streams.count
    var tags: [String: Set<String>] = [:]
    for (key, value) in info.tags { tags[key, default: []].insert(value) }
    for stream in info.streams {
      for (key, value) in stream.tags { tags[key, default: []].insert(value) }
    }
    self.tags = tags
  }
}
