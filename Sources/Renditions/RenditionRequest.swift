import Manifests
import Media
import Subtitles

/// One finished rendition that is asked for.
public struct RenditionRequest: Sendable {
  public let platform: Platform
  /// What is burned in; nil for a rendition without captions.
  public let captions: Captions?
  /// What can be switched on; only where the platform takes it.
  public let tracks: [CueSheet]
  /// Absolute: everything that is published lies below it.
  public let folder: String
  /// Relative to `folder`, without a suffix: the rendition decides between `.mp4`, `.m4a`, `.jpg`, and a folder.
  public let name: String

  public init(platform: Platform, captions: Captions?, tracks: [CueSheet] = [], folder: String, name: String) {
    self.platform = platform
    self.captions = captions
    self.tracks = platform.takesCaptionTracks ? tracks : []
    self.folder = folder
    self.name = name
  }

  /// Absolute, without a suffix.
  var stem: String { "\(folder)/\(name)" }
}

/// Everything that was made of one source.
public struct Rendering: Sendable {
  /// In the order of the requests.
  public let results: [Delivery]
  /// Where captions were burned in, by the file.
  public let captions: [String: [OverlayPlace]]
  /// Sentences about what could not be reached, such as a loudness, by the platform's name.
  public let remarks: [String: String]
  /// What of the source could not be decoded, and was concealed.
  public let damage: MediaDamage
}
