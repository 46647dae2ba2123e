import Files
@_spi(InPlace) @_spi(Redaction) import Media

/// Hides what a plan says must be hidden: the only maker of redacted frames.
///
/// Fail closed: a picture whose time the plan does not know, or a plan that knows more pictures than came, is an error, and
/// whoever renders publishes nothing.
public final class Redactor {
  private let plan: RedactionPlan
  private let path: String
  private var hider = PictureHider()
  private var count = 0

  /// `path` is the source's, for messages.
  public init(plan: RedactionPlan, path: String) throws {
    self.plan = plan
    self.path = path
  }

  /// Takes the picture over and hides people in it, in place.
  public func redact(_ picture: Frame) throws -> RedactedFrame {
    guard let time = picture.time else {
      throw Failure(
        doing: "hiding people", path: path, reason: "a picture has no time", advice: "Convert the file to MP4 first")
    }
    let regions = try plan.regions(forFrameWithPTS: time.ticks)
    count += 1
    guard !regions.isEmpty else { return RedactedFrame(picture) }
    guard regions.allSatisfy(\.region.isPlausible) else {
      throw Failure(doing: "hiding people", path: path, reason: "a region is not a place in the picture")
    }
    let width = picture.width, height = picture.height
    try picture.withWritableSamples { planes in
      switch planes {
      case .bytes(let planes): hider.hide(regions, in: planes, width: width, height: height, atSeconds: time.seconds)
      case .words(let planes): hider.hide(regions, in: planes, width: width, height: height, atSeconds: time.seconds)
      }
    }
    return RedactedFrame(picture)
  }

  /// Called after the last picture: throws where the plan was made for more pictures than came.
  public func finish() throws {
    guard count == plan.times.count else {
      throw Failure(
        doing: "hiding people", path: path,
        reason:
          "the facts were gathered for \(plan.times.count) pictures, and \(count) came: they belong to another file",
        advice: "Run again: the people in it will be looked for anew")
    }
  }
}
