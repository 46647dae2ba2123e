import Media
import Subtitles

/// One finished rendition that is asked for.
public struct RenditionRequest: Sendable {
  public let platform: Platform
  /// What is burned in; nil for a rendition without captions.
  public let captions: Captions?
  /// What can be switched on; only where the platform takes it.
  public let tracks: [CueSheet]
  /// Absolute path without a suffix: the rendition decides between `.mp4`, `.m4a`, `.jpg`, and a folder.
  public let stem: String

  public init(platform: Platform, captions: Captions?, tracks: [CueSheet] = [], stem: String) {
    self.platform = platform
    self.captions = captions
    self.tracks = platform.takesCaptionTracks ? tracks : []
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
  /// BCP 47 tags of captions that can be switched on.
  public let captionTracks: [String]
  public let picture: Picture?
  /// nil for a photograph.
  public let durationSeconds: Double?
  /// What it should last: for a rendition that is only heard, the source's sound; else the longer of its picture and its sound. nil for a
  /// photograph.
  public let sourceSeconds: Double?
  /// As measured on the encoded sound; nil where there is none.
  public let loudness: Loudness?
  /// A sentence about what could not be reached, such as a loudness.
  public let remark: String?
  /// Files that belong to it: a thumbnail, playlists.
  public var companions: [String]
}

/// Everything that was made of one source.
public struct Rendering: Sendable {
  public let results: [RenditionResult]
  /// What of the source could not be decoded, and was concealed.
  public let damage: MediaDamage
}
