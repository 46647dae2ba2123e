/// Something to hide in one frame, how, and whose it is.
public struct PlannedRegion: Sendable, Hashable {
  /// The number of the planned track; 0 where the method hides the whole picture.
  public let track: Int
  public let region: Region
  public let cover: Cover

  public init(track: Int, region: Region, cover: Cover) {
    self.track = track
    self.region = region
    self.cover = cover
  }
}
