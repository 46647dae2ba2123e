import Files

extension MediaInspection {
  /// Decodes a finished file from its first picture or sample to its last, a stretch at a time, so that several can be read beside each other.
  /// For one thread at a time.
  public final class Reader {
    private let info: MediaInfo
    private let reader: MediaReader
    private let path: String
    private var count = 0
    private var samples = 0
    private var first: Double?
    private var last = 0.0
    private(set) public var isAtEnd = false

    /// `threads` are those of the picture's decoder. Throws where the file cannot be opened.
    public init(_ file: SourceFile, threads: Int = 2) throws {
      path = file.path
      info = try MediaReader(file, tier: .scraped, pictures: false, sound: .nothing).info
      reader = try MediaReader(
        file, tier: .scraped, pictures: info.picture != nil, sound: .first, threads: threads, isStrict: true)
    }

    /// Decodes until a picture is seen that is shown at `seconds` or later, or to the end. `eachPicture` gets every picture, and the seconds
    /// from the first one's time to its. Throws where the file cannot be decoded, and what `eachPicture` throws.
    public func read(untilSeconds seconds: Double, eachPicture: (Frame, Double) throws -> Void) throws {
      while !isAtEnd {
        switch try reader.next() {
        case nil: isAtEnd = true
        case .sound(let frame): samples += frame.sampleCount
        case .picture(let frame):
          count += 1
          last = frame.time?.seconds ?? last
          let start = first ?? last
          first = start
          try eachPicture(frame, last - start)
          if last - start >= seconds { return }
        }
      }
    }

    /// What was found, once all of it was read. Throws where there was nothing, or less than the file says.
    public func result() throws -> MediaInspection {
      guard count > 0 || samples > 0 else {
        throw MediaError("checking the rendition", path: path, reason: "there is nothing in it")
      }
      if let expected = info.picture?.frameCount, expected != count {
        throw MediaError(
          "checking the rendition", path: path,
          reason: "\(count) pictures could be decoded, and the file says that there are \(expected)")
      }
      var tags: [String: Set<String>] = [:]
      for (key, value) in info.tags { tags[key, default: []].insert(value) }
      for stream in info.streams {
        for (key, value) in stream.tags { tags[key, default: []].insert(value) }
      }
      return MediaInspection(
        picture: info.picture.flatMap { stream in
          stream.pictureFormat.map { format in
            .init(
              width: format.width, height: format.height, frameRate: format.frameRate, count: count,
              seconds: last - (first ?? 0) + 1 / format.frameRate.value, codec: stream.codec)
          }
        },
        soundSeconds: info.sound?.soundFormat.map { Double(samples) / Double(max(1, $0.sampleRate)) },
        soundCodec: info.sound?.codec, streamCount: info.streams.count, tags: tags)
    }
  }
}
