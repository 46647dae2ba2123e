/// How the picture of a rendition is encoded: H.264 by libx264.
public struct PictureEncoding: Sendable, Hashable, Codable {
  /// Pixels, even.
  public var width: Int
  public var height: Int
  public var frameRate: Rational
  /// Constant rate factor of x264: lower is better and larger.
  public var crf: Double
  /// Bits per second that a second may take at most; the decoder's buffer holds two seconds of it.
  public var maximumBitRate: Int
  public var preset: String
  public var profile: String
  /// Frames from one keyframe to the next, at most. GOPs are closed.
  public var keyframeInterval: Int
  public var bFrames: Int
  /// x264's output depends on its number of threads, so it belongs to the rendition and not to the machine.
  public var threads: Int

  public init(
    width: Int, height: Int, frameRate: Rational, crf: Double, maximumBitRate: Int, preset: String, profile: String,
    keyframeInterval: Int, bFrames: Int, threads: Int
  ) {
    self.width = width
    self.height = height
    self.frameRate = frameRate
    self.crf = crf
    self.maximumBitRate = maximumBitRate
    self.preset = preset
    self.profile = profile
    self.keyframeInterval = keyframeInterval
    self.bFrames = bFrames
    self.threads = threads
  }
}

/// How the sound of a rendition is encoded: stereo AAC-LC by FFmpeg's own encoder.
public struct SoundEncoding: Sendable, Hashable, Codable {
  /// Bits per second.
  public var bitRate: Int
  /// Samples per second.
  public var sampleRate: Int

  public init(bitRate: Int, sampleRate: Int) {
    self.bitRate = bitRate
    self.sampleRate = sampleRate
  }
}
