import Media
import Subtitles

/// Where a rendition goes, and what that place wants.
public struct Platform: Sendable, Hashable, Codable {
  /// How a pipeline file names it: `youtube-1080p`.
  public var name: String
  /// One line for people.
  public var summary: String
  /// Pixels of the finished picture, even.
  public var width: Int
  public var height: Int
  /// Frames per second; a source with more is thinned out, one with fewer keeps its own.
  public var maximumFrameRate: Double
  public var fit: PictureFit
  public var crf: Double
  /// Bits per second.
  public var maximumBitRate: Int
  public var preset: String
  public var profile: String
  /// Seconds from one keyframe to the next, at most.
  public var keyframeSeconds: Double
  public var bFrames: Int
  public var encoderThreads: Int
  public var sound: SoundEncoding
  /// Seconds; nil where there is no limit that a finished film could reach.
  public var maximumSeconds: Double?
  /// Where captions may stand.
  public var safeArea: SafeArea

  /// Pixels from each edge of the finished picture.
  public struct SafeArea: Sendable, Hashable, Codable {
    public var left: Int
    public var right: Int
    public var top: Int
    public var bottom: Int
  }

  /// The rendition's frame rate for a source of this rate: its own where that is allowed, else the source's rate divided
  /// by the smallest whole number that fits, so that frames are dropped evenly.
  public func frameRate(for source: Rational) -> Rational {
    let rate = Self.nearestStandard(to: source)
    guard rate.value > maximumFrameRate + 0.01 else { return rate }
    let divisor = Int32((rate.value / maximumFrameRate).rounded(.up))
    return Rational(rate.numerator, rate.denominator * divisor)
  }

  /// Cameras write 29.97 as many different fractions, and phones write averages: the nearest rate of broadcast and film
  /// within 0.5 % stands for them; any other becomes a whole number of frames a second, at least 1.
  private static func nearestStandard(to rate: Rational) -> Rational {
    let standards = [
      Rational(24000, 1001), Rational(24, 1), Rational(25, 1), Rational(30000, 1001), Rational(30, 1), Rational(48, 1),
      Rational(50, 1), Rational(60000, 1001), Rational(60, 1),
    ]
    if let match = standards.min(by: { abs($0.value - rate.value) < abs($1.value - rate.value) }),
      abs(match.value - rate.value) / match.value < 0.005
    {
      return match
    }
    return Rational(Int32(max(1, min(120, rate.value.rounded()))), 1)
  }

  func pictureEncoding(for source: PictureFormat) -> PictureEncoding {
    let rate = frameRate(for: source.frameRate)
    return PictureEncoding(
      width: width, height: height, frameRate: rate, crf: crf, maximumBitRate: maximumBitRate, preset: preset, profile: profile,
      keyframeInterval: max(1, Int((rate.value * keyframeSeconds).rounded())), bFrames: bFrames, threads: encoderThreads)
  }
}
