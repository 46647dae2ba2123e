/// How the sound of a rendition is encoded: AAC-LC by FFmpeg's own encoder.
public struct SoundEncoding: Sendable, Hashable, Codable {
  /// Bits per second.
  public var bitRate: Int
  /// Samples per second.
  public var sampleRate: Int
  /// 1 or 2.
  public var channels: Int

  public init(bitRate: Int, sampleRate: Int, channels: Int = 2) {
    self.bitRate = bitRate
    self.sampleRate = sampleRate
    self.channels = channels
  }
}
