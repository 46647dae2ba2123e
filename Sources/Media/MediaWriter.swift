/// Writes one output file. The file appears at its path only after `finish()`; dropping the writer discards it.
public struct MediaWriter: ~Copyable {
  private let muxer: Muxer
  private let picture: Encoder
  private let sound: Encoder?
  /// Pictures written so far.
  public private(set) var pictureCount = 0

  /// Throws `MediaError` where the file cannot be created or an encoder is missing.
  public init(path: String, picture: PictureEncoding, sound: SoundEncoding?) throws {
    let muxer = try Muxer(path: path)
    let pictureEncoder = try Encoder(picture, path: path)
    let soundEncoder = try sound.map { try Encoder($0, path: path) }
    try muxer.addStream(for: pictureEncoder)
    if let soundEncoder { try muxer.addStream(for: soundEncoder) }
    try muxer.begin()
    self.muxer = muxer
    self.picture = pictureEncoder
    self.sound = soundEncoder
  }

  /// The picture must have the encoder's size, and its time must count frames of the encoder's rate.
  public mutating func write(_ frame: RedactedFrame) throws {
    try picture.push(frame.frame)
    pictureCount += 1
    try drain(picture, stream: 0)
  }

  /// The sound must have the encoder's sample rate and come in blocks of 1024 samples, but for the last.
  public mutating func write(_ frame: RedactedSound) throws {
    guard let sound else { return }
    try sound.push(frame.frame)
    try drain(sound, stream: 1)
  }

  /// Ends both streams, reads the file back, and publishes it: whole, or not at all.
  public consuming func finish() throws {
    try picture.finish()
    try drain(picture, stream: 0)
    if let sound {
      try sound.finish()
      try drain(sound, stream: 1)
    }
    try muxer.finish()
  }

  private func drain(_ encoder: Encoder, stream: Int) throws {
    while let packet = try encoder.take() { try muxer.write(packet, stream: stream) }
  }
}
