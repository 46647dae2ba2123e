/// A picture that a person should look at before a source is published, and why.
public struct ReviewMoment: Sendable, Hashable {
  public enum Kind: String, Sendable {
    /// The first and the last frame of a track.
    case start, end
    /// Near the middle, where the face was seen.
    case middle
    /// Where it was seen with the least confidence.
    case leastCertain = "least certain"
    /// In the middle of a stretch in which it was not seen, and covered all the same.
    case unseen
    /// The first frame with another number of people than the one before.
    case countChanges = "people change"
    /// In a stretch in which nobody was found.
    case nobody
    /// The first frame of a shot.
    case shot
  }

  public let kind: Kind
  /// Counted from 0.
  public let frame: Int
  /// The number of the track that it is about; nil where it is about the whole picture.
  public let track: Int?
}
