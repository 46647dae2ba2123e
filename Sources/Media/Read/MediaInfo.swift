import Support

/// What a media file says of itself: the result of probing, and the core of a SourceRecord.
public struct MediaInfo: Sendable, Hashable, Codable {
  /// FFmpeg's short names of the container: `mov,mp4,m4a,3gp,3g2,mj2`.
  public let container: String
  public let durationSeconds: Double?
  /// Whether the duration is only a guess from the file's size, as for raw AAC or MP3.
  public let isDurationGuessed: Bool
  public let streams: [StreamInfo]
  /// Container metadata: where it was filmed, when, with what, by whom. Private.
  public let tags: [String: String]

  /// The picture track that is shown: the first that is not a cover picture.
  public var picture: StreamInfo? { streams.first { $0.kind == .picture && !$0.isCoverPicture } }
  public var sound: StreamInfo? { streams.first { $0.kind == .sound } }

  /// The earliest start of the picture and the sound: where a rendition's time is zero.
  public var startSeconds: Double {
    ([picture].compactMap { $0 } + streams.filter { $0.kind == .sound }).compactMap(\.startSeconds).min() ?? 0
  }

  /// What the file says that it lasts; nil where it says nothing that can be relied on.
  var statedSeconds: Double? { isDurationGuessed ? nil : durationSeconds }

  /// What a rendition will last at least, as far as the file says it: some containers count from zero, and the rendition begins where the
  /// source does.
  public var leastSeconds: Double? { statedSeconds.map { max(0, $0 - max(0, startSeconds)) } }
}

public struct StreamInfo: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Codable { case picture, sound, text, other }

  public let index: Int
  public let kind: Kind
  /// FFmpeg's name: `h264`.
  public let codec: String
  public let timeBase: Rational
  /// Presentation time of the first frame.
  public let startSeconds: Double?
  public let durationSeconds: Double?
  /// As the container counts them; nil where it does not.
  public let frameCount: Int?
  public let isCoverPicture: Bool
  public let pictureFormat: PictureFormat?
  public let soundFormat: SoundFormat?
  /// As the file names it, most often by ISO 639-2: `ara`; nil where it does not.
  public var language: String? { tags["language"] }
  /// Stream metadata. Private.
  public let tags: [String: String]
}

public struct PictureFormat: Sendable, Hashable, Codable {
  /// Pixels as stored, before rotation and before the sample aspect ratio.
  public let codedWidth: Int
  public let codedHeight: Int
  /// Width to height of one sample; 1/1 where the file does not say.
  public let sampleAspectRatio: Rational
  /// Average frames per second.
  public let frameRate: Rational
  /// FFmpeg's name: `yuv420p`.
  public let pixelFormat: String
  /// Clockwise turn that shows the picture upright: 0, 90, 180 or 270 degrees.
  public let rotationDegrees: Int
  /// Whether left and right change places after the turn, as in films of a phone's front camera.
  public let isMirrored: Bool
  public let isInterlaced: Bool
  /// FFmpeg's names; `unknown` where the file does not say.
  public let colorMatrix: String
  public let colorTransfer: String
  public let isFullRange: Bool
  /// High dynamic range: PQ (SMPTE ST 2084) or HLG (ARIB STD-B67), which are tone-mapped.
  public var isHDR: Bool { ["smpte2084", "arib-std-b67"].contains(colorTransfer) }

  /// Pixels as shown: upright, with square samples, and even, as 4:2:0 wants them.
  public var width: Int { rotationDegrees % 180 == 0 ? uprightWidth : evenHeight }
  public var height: Int { rotationDegrees % 180 == 0 ? evenHeight : uprightWidth }

  private var uprightWidth: Int { even((Double(codedWidth) * sampleAspectRatio.value).rounded()) }
  private var evenHeight: Int { even(Double(codedHeight)) }
  /// A file may claim any ratio: what is shown is at most as long as FFmpeg can count, and two lengths can be multiplied.
  private func even(_ value: Double) -> Int { max(2, Int(Int32(clamping: value)) / 2 * 2) }
}

public struct SoundFormat: Sendable, Hashable, Codable {
  /// Samples per second.
  public let sampleRate: Int
  public let channels: Int
}

extension MediaInfo {
  /// A photograph is a file of a single picture and nothing else.
  public var isStill: Bool {
    container.hasSuffix("_pipe") || (picture?.frameCount == 1 && sound == nil && container != "gif")
  }
}
