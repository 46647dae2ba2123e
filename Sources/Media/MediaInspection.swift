import Files

/// What a finished file turns out to hold when it is decoded from its first picture to its last.
public struct MediaInspection: Sendable, Hashable {
  /// Pixels.
  public let width: Int
  public let height: Int
  /// As the container gives it: `25/1`.
  public let frameRate: Rational
  public let pictures: Int
  /// From the first picture to the end of the last.
  public let pictureSeconds: Double
  /// nil where there is no sound.
  public let soundSeconds: Double?
  public let pictureCodec: String
  public let soundCodec: String?
  /// Streams of any kind.
  public let streamCount: Int
  /// Everything the container and its streams say in words, as `key` → values.
  public let tags: [String: Set<String>]

  /// Decodes all of the file. Throws where it cannot be decoded to its end.
  public init(of file: SourceFile) throws {
    let reader = try MediaReader(file, tier: .scraped, sound: true, isStrict: true)
    guard let picture = reader.info.picture, let format = picture.pictureFormat else {
      throw MediaError("checking the rendition", path: file.path, reason: "there is no picture track")
    }
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
      case .sound(let frame): samples += frame.sampleCount
      }
    }
    if let expected = picture.frameCount, expected != count {
      throw MediaError(
        "checking the rendition", path: file.path, reason: "\(count) pictures could be decoded, and the file says that there are \(expected)")
    }
    width = format.width
    height = format.height
    frameRate = format.frameRate
    pictures = count
    pictureSeconds = last - (first ?? 0) + 1 / format.frameRate.value
    soundSeconds = reader.info.sound?.soundFormat.map { Double(samples) / Double(max(1, $0.sampleRate)) }
    pictureCodec = picture.codec
    soundCodec = reader.info.sound?.codec
    streamCount = reader.info.streams.count
    var tags: [String: Set<String>] = [:]
    for (key, value) in reader.info.tags { tags[key, default: []].insert(value) }
    for stream in reader.info.streams {
      for (key, value) in stream.tags { tags[key, default: []].insert(value) }
    }
    self.tags = tags
  }
}
