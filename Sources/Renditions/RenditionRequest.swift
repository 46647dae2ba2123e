import Subtitles

/// One finished file that is asked for.
public struct RenditionRequest: Sendable {
  public let platform: Platform
  /// What is burned in; nil for a rendition without captions.
  public let cues: CueSheet?
  /// Absolute path of the file.
  public let path: String

  public init(platform: Platform, cues: CueSheet?, path: String) {
    self.platform = platform
    self.cues = cues
    self.path = path
  }
}

/// One finished file, as it was written.
public struct RenditionResult: Sendable, Hashable {
  public let path: String
  public let platform: String
  public let language: String?
  /// Pixels.
  public let width: Int
  public let height: Int
  /// `"25/1"`
  public let frameRate: String
  public let frames: Int
  /// Of the picture.
  public let durationSeconds: Double
}
