import Media
import Subtitles

/// One finished rendition that is asked for.
public struct RenditionRequest: Sendable {
  public let platform: Platform
  /// What is burned in; nil for a rendition without captions.
  public let cues: CueSheet?
  /// Absolute path without a suffix: the rendition decides between `.mp4`, `.m4a`, `.jpg`, and a folder.
  public let stem: String

  public init(platform: Platform, cues: CueSheet?, stem: String) {
    self.platform = platform
    self.cues = cues
    self.stem = stem
  }
}

/// One finished file that can be watched, heard or looked at, as it was written.
public struct RenditionResult: Sendable, Hashable {
  public struct Picture: Sendable, Hashable {
    /// Pixels.
    public let width: Int
    public let height: Int
    /// `"25/1"`; nil for a photograph.
    public let frameRate: String?
    public let frames: Int
  }

  public let path: String
  public let platform: String
  public let language: String?
  public let picture: Picture?
  /// nil for a photograph.
  public let durationSeconds: Double?
  /// As measured on the encoded sound; nil where there is none.
  public let loudness: Loudness?
  /// Files that belong to it: a thumbnail, playlists.
  public var companions: [String]
}

/// Everything that was made of one source.
public struct Rendering: Sendable {
  public let results: [RenditionResult]
  /// What the renditions should last: the longer of the source's picture and sound; nil for a photograph.
  public let seconds: Double?
  public let hasSound: Bool
  /// What of the source could not be decoded, and was concealed.
  public let damage: MediaDamage
  /// Sentences about what could not be reached, such as a loudness.
  public let remarks: [String]
}
