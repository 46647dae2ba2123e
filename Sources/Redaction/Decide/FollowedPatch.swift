/// Where a patch of the picture went, from the keyframe in which a person drew it.
public struct FollowedPatch: Sendable, Hashable {
  /// Counted from 0.
  public let firstFrame: Int
  /// One for each frame; the first is as drawn.
  public let boxes: [NormalizedBox]
  /// Why the tracker stopped; nil where it went on to the end that was asked for.
  public let loss: Loss?

  /// When and why a tracker lost what it followed.
  public struct Loss: Sendable, Hashable {
    public enum Reason: String, Sendable {
      case cut = "the shot ends"
      case unlike = "nothing there looks like it any more"
      case outside = "it left the picture"
    }

    /// From the first picture.
    public let seconds: Double
    public let reason: Reason
  }
}
