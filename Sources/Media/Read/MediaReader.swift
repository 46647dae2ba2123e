internal import CFFmpeg
import Files
import Support

/// What comes out of a source, in file order.
public enum MediaItem: Sendable {
  /// A conformed picture: upright, progressive, square samples, 8-bit 4:2:0, BT.709 range. Its times rise strictly.
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
  public let hasSound: Bool

  private let demuxer: Demuxer
  private let pictures: Track?
  private let sounds: [Track]
  private let mixer: SoundMixer?
  private let conform: Conform?
  private var clock: PictureClock
  private var meter: DamageMeter
  private var ready: [MediaItem] = []
  private var isAtEnd = false

  private struct Track {
    let stream: StreamInfo
    let decoder: Decoder
  }

  /// Throws `MediaError` where the file is not media, has no picture track though pictures were asked for, or has not the sound
  /// track that was chosen.
  ///
  /// `isStrict` makes an error of any damage that a decoder would conceal: for files of our own making.
  public init(
    _ file: SourceFile, tier: InputTier, pictures wantsPictures: Bool = true, sound choice: SoundChoice,
    threads: Int = 2,
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
    func track(_ stream: StreamInfo, threads: Int) throws -> Track {
      Track(
        stream: stream,
        decoder: try Decoder(demuxer, stream: stream.index, tier: tier, threads: threads, isStrict: isStrict))
    }
    let picture = wantsPictures ? info.picture : nil
    let heard = try choice.streams(of: info, path: file.path)
    try InputLimits.check([picture].compactMap { $0 } + heard, path: file.path)
    pictures = try picture.map { try track($0, threads: threads) }
    sounds = try heard.map { try track($0, threads: 1) }
    demuxer.discardAllBut(info.streams.filter { $0.kind == .picture || $0.kind == .sound }.map(\.index))
    mixer = sounds.count > 1 ? try SoundMixer(tracks: sounds.count, startSeconds: info.startSeconds) : nil
    pictureFormat = picture?.pictureFormat
    pictureTimeBase = picture?.timeBase
    conform = picture.flatMap { stream in stream.pictureFormat.map { Conform($0, timeBase: stream.timeBase) } }
    clock = PictureClock(
      path: file.path, timeBase: picture?.timeBase ?? Rational(1, 1), frameRate: pictureFormat?.frameRate)
    meter = DamageMeter(path: file.path, frameRate: pictureFormat?.frameRate.value)
    hasSound = !sounds.isEmpty
  }

  /// What could not be decoded so far, and was concealed.
  public var damage: MediaDamage { meter.damage }

  /// The next picture or block of sound; nil at the end. Throws where the media are damaged beyond what may be concealed, end
  /// before they say they do, or hold no picture at all.
  public func next() throws -> MediaItem? {
    do {
      return try read()
    } catch let error as MediaError {
      // A filter knows neither the file nor the place.
      throw error.located(in: path, atSeconds: clock.lastSeconds ?? demuxer.lastSeconds)
    }
  }

  private func read() throws -> MediaItem? {
    while ready.isEmpty && !isAtEnd {
      if let packet = try demuxer.take() {
        if demuxer.hasComplained {
          demuxer.hasComplained = false
          meter.suspectGap(near: packet.seconds)
        }
        try decode(packet)
      } else {
        try drain()
        isAtEnd = true
      }
    }
    return ready.isEmpty ? nil : ready.removeFirst()
  }

  private func decode(_ packet: Packet) throws {
    if let pictures, packet.streamIndex == pictures.stream.index {
      try pictures.decoder.push(packet)
      try collectPictures()
    } else if let index = sounds.firstIndex(where: { $0.stream.index == packet.streamIndex }) {
      try sounds[index].decoder.push(packet)
      try collectSound(index)
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
    for (index, track) in sounds.enumerated() {
      try track.decoder.finish()
      try collectSound(index)
      try mixer?.finish(track: index)
    }
    try collectMixed()
    try meter.finish(pictures: clock.count, ended: demuxer.lastSeconds, info: info)
  }

  private func collectPictures() throws {
    try pictures?.decoder.drain { decoded in
      switch decoded {
      case .frame(let frame, let isDamaged):
        try clock.stamp(frame)
        try checkTime(of: frame, "decoding the picture")
        try meter.notePicture(isDamaged: isDamaged, at: frame.time?.seconds)
        try conform?.push(frame)
        try collectConformed()
      case .refused(let error, let seconds): try meter.note(.picture, at: seconds ?? clock.lastSeconds, error)
      }
    }
  }

  private func checkTime(of frame: Frame, _ operation: String) throws {
    guard let time = frame.time, time.seconds - info.startSeconds > InputLimits.seconds else { return }
    throw MediaError(
      operation, path: path,
      reason: "it goes on \(Int(InputLimits.seconds / 3600)) hours after its beginning, or says so",
      advice: "Cut the file before that")
  }

  private func collectConformed() throws {
    try conform?.drain { ready.append(.picture($0)) }
  }

  private func collectSound(_ index: Int) throws {
    try sounds[index].decoder.drain { decoded in
      switch decoded {
      case .frame(let frame, _):
        meter.noteSound()
        try checkTime(of: frame, "decoding the sound")
        if let mixer { try mixer.push(frame, track: index) } else { ready.append(.sound(frame)) }
      case .refused(let error, let seconds): try meter.note(.sound, at: seconds, error)
      }
    }
    try collectMixed()
  }

  private func collectMixed() throws {
    while let frame = try mixer?.take() { ready.append(.sound(frame)) }
  }
}

extension MediaReader {
  /// About how many pictures will come; 0 where the file does not say.
  public var expectedPictures: Int {
    guard let stream = info.picture else { return 0 }
    if let count = stream.frameCount { return count }
    guard let seconds = stream.durationSeconds ?? info.durationSeconds, let rate = pictureFormat?.frameRate.value else {
      return 0
    }
    return max(0, Int(clamping: (seconds * rate).rounded()))
  }
}
