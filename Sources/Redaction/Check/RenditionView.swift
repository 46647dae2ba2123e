public import Media
import People

/// How the pictures of one rendition show those of its source: the way back from a place and a time in it.
public struct RenditionView: Sendable {
  let placement: PicturePlacement
  /// The time of the source that is the rendition's zero, in seconds.
  private let startSeconds: Double
  /// Seconds per frame; 0 for a photograph.
  let frameSeconds: Double
  /// How long a photograph moves in it; nil for a film and for a photograph that stands.
  let movementSeconds: Double?

  public init(placement: PicturePlacement, startSeconds: Double, frameSeconds: Double, movementSeconds: Double? = nil) {
    self.placement = placement
    self.startSeconds = startSeconds
    self.frameSeconds = frameSeconds
    self.movementSeconds = movementSeconds
  }

  /// What is shown in `box` of the rendition at that second of it, in fractions of the source's picture.
  func sourceBox(_ box: NormalizedBox, atSeconds seconds: Double) -> NormalizedBox {
    let last = (movementSeconds ?? 0) - frameSeconds
    let enlargement = last > 0 ? StillAnimator.enlargement(at: min(1, max(0, seconds / last))) : 1
    func x(_ value: Double) -> Double { placement.pictureX(ofFrameX: 0.5 + (value - 0.5) / enlargement) }
    func y(_ value: Double) -> Double { placement.pictureY(ofFrameY: 0.5 + (value - 0.5) / enlargement) }
    return NormalizedBox(left: x(box.x), top: y(box.y), right: x(box.right), bottom: y(box.bottom))
  }

  /// Where it shows what lies in `box` of the source's picture, at that second of it; the way back from `sourceBox`.
  func renditionBox(_ box: NormalizedBox, atSeconds seconds: Double) -> NormalizedBox {
    let whole = sourceBox(.wholePicture, atSeconds: seconds)
    return NormalizedBox(
      x: (box.x - whole.x) / whole.width, y: (box.y - whole.y) / whole.height, width: box.width / whole.width,
      height: box.height / whole.height)
  }

  /// The time of the source that is shown at that second of the rendition, or up to half a frame later.
  func sourceSeconds(atSeconds seconds: Double) -> Double { startSeconds + seconds + frameSeconds / 2 }

  /// The times of the source that may be shown at that second of the rendition: a frame rate of its own may move what is shown by
  /// up to a frame, and rounding by half of one.
  func sourceSpan(atSeconds seconds: Double) -> ClosedRange<Double> {
    let middle = startSeconds + seconds
    return middle - 1.5 * frameSeconds...middle + 1.5 * frameSeconds
  }

  /// A time of the source in seconds of the rendition.
  func renditionSeconds(ofSource seconds: Double) -> Double { seconds - startSeconds }
  /// As many seconds as two frames of the rendition last.
  var twoFrames: Double { 2 * frameSeconds }
}
