import Files
@_spi(Redaction) import Media

/// Hides what a plan says must be hidden: the only maker of redacted frames.
///
/// Fail closed: a picture whose time the plan does not know, or a plan that knows more pictures than came, is an error, and
/// whoever renders publishes nothing.
public final class Redactor {
  private let plan: RedactionPlan
  private let path: String
  private var looks = HeldLooks()
  private var count = 0

  /// `path` is the source's, for messages.
  public init(plan: RedactionPlan, path: String) throws {
    self.plan = plan
    self.path = path
  }

  /// Takes the picture over and hides people in it, in place.
  public func redact(_ picture: Frame) throws -> RedactedFrame {
    guard let time = picture.time else {
      throw Failure(doing: "hiding people", path: path, reason: "a picture has no time", advice: "Convert the file to MP4 first")
    }
    let regions = try plan.regions(forFrameWithPTS: time.ticks)
    count += 1
    guard !regions.isEmpty else { return RedactedFrame(picture) }
    let width = Double(picture.width), height = Double(picture.height)
    try picture.withWritablePlanes { planes in
      for region in regions {
        let cover = RegionCover(painter: region.cover.painter)
        let place = region.region.circumscribed
        let ellipse = PixelEllipse(
          centerX: place.centerX * width, centerY: place.centerY * height, radiusX: place.radiusX * width, radiusY: place.radiusY * height)
        let cells =
          cover.painter.usesMeans
          ? looks.means(forTrack: region.track, atSeconds: time.seconds) { CellMeans(of: ellipse, in: planes) } : nil
        cover.cover(ellipse, cells: cells, in: planes)
      }
    }
    return RedactedFrame(picture)
  }

  /// Called after the last picture: throws where the plan was made for more pictures than came.
  public func finish() throws {
    guard count == plan.times.count else {
      throw Failure(
        doing: "hiding people", path: path,
        reason: "the facts were gathered for \(plan.times.count) pictures, and \(count) came: they belong to another file",
        advice: "Run again: the people in it will be looked for anew")
    }
  }
}

extension Region {
  /// An ellipse that holds all of it.
  fileprivate var circumscribed: NormalizedEllipse {
    if case .ellipse(let ellipse) = self { return ellipse }
    let box = boundingBox
    return NormalizedEllipse(
      centerX: box.centerX, centerY: box.centerY, radiusX: max(box.width / 2.0.squareRoot(), 1e-5), radiusY: max(box.height / 2.0.squareRoot(), 1e-5))
  }
}
