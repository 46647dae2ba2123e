import Files

/// One encoded track in a file of its own, waiting to be packaged. Only a `TrackWriter` makes one.
public struct EncodedTrack: Sendable, Hashable {
  public let path: String
  /// Pictures, or blocks of sound.
  public let frames: Int
  /// What it came to, encoded.
  let packets: Int
  /// In bytes, container included.
  public let size: Int64
}

/// Encodes one track into a file of its own. The file appears at its path only after `finish()`; dropping the writer discards it.
///
/// Tracks are encoded apart because they are shared: one sound track serves every rendition with the same sound, whenever it is
/// ready.
public struct TrackWriter: ~Copyable {
  private let muxer: Muxer
  private let encoder: any StreamEncoder
  private let path: String
  /// Why a track may have nothing in it.
  private let emptiness: String
  /// Pictures, or blocks of sound, written so far.
  public private(set) var frameCount = 0

  /// `partsAtOnce`: how many parts of the track may be encoded at the same time, where it is encoded in parts; the bytes do not depend on it.
  /// Throws `MediaError` where the file cannot be created or the encoder is missing.
  public init(path: String, picture: PictureEncoding, partsAtOnce: Int = 1) throws {
    let encoder: any StreamEncoder =
      picture.isParted
      ? try PartedEncoder(picture, partsAtOnce: partsAtOnce, path: path) : try Encoder(picture, path: path)
    try self.init(path, encoder, emptiness: "there is not one whole picture: the film is too short")
  }

  /// Throws `MediaError` where the file cannot be created or the encoder is missing.
  public init(path: String, sound: SoundEncoding) throws {
    try self.init(
      path, Encoder(sound, path: path),
      emptiness:
        "there is not one whole block of sound, which is \(RenditionResampler.primingSamples) samples: it is too short")
  }

  private init(_ path: String, _ encoder: any StreamEncoder, emptiness: String) throws {
    let muxer = try Muxer(path: path, isForPublication: false)
    try muxer.addStream(for: encoder)
    try muxer.begin()
    self.muxer = muxer
    self.encoder = encoder
    self.path = path
    self.emptiness = emptiness
  }

  /// The picture must have the encoder's size, and its time must count frames of the encoder's rate.
  public mutating func write(_ picture: RedactedFrame) throws { try write(picture.frame) }

  /// The sound must have the encoder's sample rate and come in blocks of 1024 samples, but for the last.
  public mutating func write(_ sound: RedactedSound) throws { try write(sound.frame) }

  private mutating func write(_ frame: Frame) throws {
    try encoder.push(frame)
    frameCount += 1
    try drain()
  }

  /// Ends the track, and gives its file its name: whole, or not at all. Whoever reads it sees to it that every packet is there.
  /// Throws `MediaError` where there is nothing in it.
  public consuming func finish() throws -> EncodedTrack {
    try encoder.finish()
    try drain()
    guard muxer.packetCount > 0 else {
      throw MediaError(
        "encoding", reason: emptiness, advice: "Take the file out of the set, or use one that lasts longer")
    }
    try muxer.finish()
    return EncodedTrack(
      path: path, frames: frameCount, packets: muxer.packetCount, size: try SourceFile(path: path).size)
  }

  private func drain() throws {
    try encoder.drain { try muxer.write($0, stream: 0) }
  }
}
