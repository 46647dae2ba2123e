import Support

/// How the picture of a rendition is encoded: H.264 by libx264.
public struct PictureEncoding: Sendable, Hashable, Codable {
  /// What decides how many bits a picture gets.
  public enum RateControl: Sendable, Hashable, Codable {
    /// Constant rate factor of x264 (lower is better and larger), under a cap in bits per second; the decoder's buffer holds two
    /// seconds of the cap.
    case quality(crf: Double, maximumBitRate: Int)
    /// Two passes to an average, in bits per second. `stats` is the file that pass 1 writes and pass 2 reads.
    case average(bitRate: Int, pass: Pass, stats: String)
  }

  public enum Pass: Int, Sendable, Codable { case first = 1, second = 2 }

  /// Pixels, even.
  public var width: Int
  public var height: Int
  public var frameRate: Rational
  public var rate: RateControl
  public var preset: String
  public var profile: String
  /// H.264 level, such as `4.0`; nil for whatever the picture needs.
  public var level: String?
  /// Frames from one keyframe to the next, at most. GOPs are closed.
  public var keyframeInterval: Int
  /// Keyframes stand exactly `keyframeInterval` apart, also where the shot changes: for segments that players switch between.
  public var hasFixedKeyframes: Bool
  public var bFrames: Int
  /// x264's output depends on its number of threads, so it belongs to the rendition and not to the machine.
  public var threads: Int

  public init(
    width: Int, height: Int, frameRate: Rational, rate: RateControl, preset: String, profile: String,
    level: String? = nil,
    keyframeInterval: Int, hasFixedKeyframes: Bool = false, bFrames: Int, threads: Int
  ) {
    self.width = width
    self.height = height
    self.frameRate = frameRate
    self.rate = rate
    self.preset = preset
    self.profile = profile
    self.level = level
    self.keyframeInterval = keyframeInterval
    self.hasFixedKeyframes = hasFixedKeyframes
    self.bFrames = bFrames
    self.threads = threads
  }

  /// Whether every keyframe interval is encoded for itself, by an encoder of one thread, so that several can be at work at once. Not where two passes share
  /// out the bits of the whole film, where a film has several sizes, which keep all cores busy as it is and press against their caps, and where the pictures
  /// of an interval are too much to be kept.
  var isParted: Bool {
    guard case .quality = rate, !hasFixedKeyframes, threads == 1, keyframeInterval > 1 else { return false }
    let bytes = keyframeInterval.multipliedClamped(by: width).multipliedClamped(by: height).multipliedClamped(by: 3) / 2
    return bytes <= Self.partBytes
  }

  /// Half a second of 1080p at 60 frames a second, in 8-bit 4:2:0.
  private static let partBytes = 96 << 20
}
