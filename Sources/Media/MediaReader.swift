import Files
internal import CFFmpeg

/// What comes out of a source, in file order.
public enum MediaItem: Sendable {
  /// A conformed picture: upright, progressive, square samples, 8-bit 4:2:0. Its times rise strictly.
  case picture(Frame)
  case sound(Frame)
}

/// Reads a source once: demuxes, decodes, conforms.
///
/// The same file gives the same pictures with the same times on every read, on any machine and number of threads: facts
/// about a picture are kept under its time.
public final class MediaReader {
  public let info: MediaInfo
  public let path: String
  /// Of the pictures that come out; nil where none were asked for.
  public let pictureFormat: PictureFormat?
  public let pictureTimeBase: Rational?
  /// The earliest start of the streams that are read: where the rendition's time is zero.
  public let startSeconds: Double
  public let hasSound: Bool

  private let demuxer: Demuxer
  private let pictures: Track?
  private let sounds: Track?
  private let conform: Conform?
  private var clock: PictureClock
  private var ready: [MediaItem] = []
  private var isAtEnd = false

  private struct Track {
    let stream: Int
    let decoder: Decoder
  }

  /// Throws `MediaError` where the file is not media, or has no picture track though pictures were asked for.
  ///
  /// `isStrict` makes an error of any damage that a decoder would conceal: for files of our own making.
  public init(
    _ file: SourceFile, tier: InputTier, pictures wantsPictures: Bool = true, sound wantsSound: Bool, threads: Int = 2,
    isStrict: Bool = false
  ) throws {
    let demuxer = try Demuxer(file, tier: tier)
    self.demuxer = demuxer
    info = demuxer.info
    path = file.path
    if wantsPictures && info.picture == nil {
      throw MediaError(
        "finding the picture", path: file.path, reason: "there is no picture track in it",
        advice: "Take it out of the set, or give the video that belongs to this sound")
    }
    let picture = wantsPictures ? info.picture : nil
    let sound = wantsSound ? info.sound : nil
    pictures = try picture.map { Track(stream: $0.index, decoder: try Decoder(demuxer, stream: $0.index, tier: tier, threads: threads, isStrict: isStrict)) }
    sounds = try sound.map { Track(stream: $0.index, decoder: try Decoder(demuxer, stream: $0.index, tier: tier, threads: 1, isStrict: isStrict)) }
    demuxer.select([picture?.index, sound?.index].compactMap { $0 })
    pictureFormat = picture?.pictureFormat
    pictureTimeBase = picture?.timeBase
    conform = picture.flatMap { stream in stream.pictureFormat.map { Conform($0, timeBase: stream.timeBase) } }
    clock = PictureClock(path: file.path, timeBase: picture?.timeBase ?? Rational(1, 1), frameRate: pictureFormat?.frameRate)
    startSeconds = [picture, sound].compactMap { $0?.startSeconds }.min() ?? 0
    hasSound = sound != nil
  }

  /// The next picture or block of sound; nil at the end. Throws where the media are damaged, or hold no picture at all.
  public func next() throws -> MediaItem? {
    while ready.isEmpty && !isAtEnd {
      if let packet = try demuxer.take() {
        try decode(packet)
      } else {
        try drain()
        isAtEnd = true
      }
    }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private func decode(_ packet: Packet) throws {
    if let pictures, packet.streamIndex == pictures.stream {
      try pictures.decoder.push(packet)
      try collectPictures()
    } else if let sounds, packet.streamIndex == sounds.stream {
      try sounds.decoder.push(packet)
      try collectSound()
    }
  }

  private func drain() throws {
    if let pictures {
      try pictures.decoder.finish()
      try collectPictures()
      try conform?.finish()
      try collectConformed()
      guard clock.count > 0 else {
        throw MediaError("decoding the picture", path: path, reason: "not one picture could be decoded")
      }
    }
    if let sounds {
      try sounds.decoder.finish()
      try collectSound()
    }
  }

  private func collectPictures() throws {
    while let frame = try pictures?.decoder.take() {
      try clock.stamp(frame)
      try conform?.push(frame)
      try collectConformed()
    }
  }

  private func collectConformed() throws {
    while let frame = try conform?.take() { ready.append(.picture(frame)) }
  }

  private func collectSound() throws {
    while let frame = try sounds?.decoder.take() { ready.append(.sound(frame)) }
  }
}

/// Sees to it that every picture has a time, and that times rise strictly.
private struct PictureClock {
  let path: String
  let timeBase: Rational
  let frameRate: Rational?
  var count = 0
  private var last: Int64?

  init(path: String, timeBase: Rational, frameRate: Rational?) {
    self.path = path
    self.timeBase = timeBase
    self.frameRate = frameRate
  }

  /// A gap longer than this is a damaged or hostile file: filling it with still pictures could take days.
  private static let longestGapSeconds = 60.0

  mutating func stamp(_ frame: Frame) throws {
    count += 1
    let step = frameRate.map { max(1, Int64((1 / ($0.value * timeBase.value)).rounded())) } ?? 1
    var ticks = frame.time?.ticks ?? (last.map { $0 + step } ?? 0)
    if let last {
      if ticks <= last { ticks = last + 1 }
      let (gap, overflows) = ticks.subtractingReportingOverflow(last)
      guard !overflows, Double(gap) * timeBase.value <= Self.longestGapSeconds else {
        throw MediaError(
          "decoding the picture", path: path, reason: "the picture stands still for more than \(Int(Self.longestGapSeconds)) s",
          advice: "Cut the file there")
      }
    }
    frame.set(ticks: ticks)
    last = ticks
  }
}

extension MediaReader {
  /// About how many pictures will come; 0 where the file does not say.
  public var expectedPictures: Int {
    guard let stream = info.picture else { return 0 }
    if let count = stream.frameCount { return count }
    guard let seconds = stream.durationSeconds ?? info.durationSeconds, let rate = pictureFormat?.frameRate.value else { return 0 }
    return Int((seconds * rate).rounded())
  }
}
