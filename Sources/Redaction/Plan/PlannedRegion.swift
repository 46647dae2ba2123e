/// Something to hide in one frame, and whose it is.
public struct PlannedRegion: Sendable, Hashable {
  /// The track's number; 0 where the whole picture is hidden.
  public let track: Int
  public let region: Region

  public init(track: Int, region: Region) {
    self.track = track
    self.region = region
  }
}
