import Files
import Pipeline
import Redaction
import Subtitles

/// Looks whether all that was to be covered is covered in delivered files, beside the sources.
final class CoverCheck: PictureCheck {
  private let files: [String: ExpectedFile]
  private let source: (SourceRecord) throws -> SourceFile
  private let pictures: LeakPictures

  /// `source` opens what a delivered file shows; the pictures of what shows are kept in `pictures`.
  init(files: [String: ExpectedFile], pictures: LeakPictures, source: @escaping (SourceRecord) throws -> SourceFile) {
    (self.files, self.pictures, self.source) = (files, pictures, source)
  }

  func look(at file: String) throws -> PictureLook? {
    guard let plan = files[file], plan.people.hidesSomething else { return nil }
    let check = RenditionCoverCheck(
      expecting: plan.expectation,
      source: { [source] in try SourcePictures(source(plan.source), tier: plan.source.tier) },
      keepPicture: pictures.keep)
    return PictureLook(add: check.add) { check.uncovered.map { CoverFindings.finding(of: $0, file: file, plan: plan) } }
  }
}

/// What is said about a place that shows though it was to be covered.
private enum CoverFindings {
  static func finding(of place: UncoveredPlace, file: String, plan: ExpectedFile) -> Finding {
    let first = TimeCode.seconds(place.firstSeconds), last = TimeCode.seconds(place.lastSeconds)
    let time = plan.isStill ? "" : first == last ? " at \(first)" : " from \(first) to \(last), in \(place.looks) looks"
    let what = place.track == 0 ? "the whole picture" : "what track \(place.track) covers"
    let picture = place.picture.map { "; its picture is \($0) in the workspace" } ?? ""
    return Finding(
      .failure, check: "cover-missing", file: file,
      "\(what) shows\(time) as in \(plan.source.name.printable) (its detail correlates by \(String(format: "%.2f", place.correlation)))\(picture). "
        + "Do not publish it: whoever made or changed the file did not hide what was planned. Delete it and run again")
  }
}
