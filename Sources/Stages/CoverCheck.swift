import Files
import Foundation
import Media
import Pipeline
import Redaction
import Subtitles

/// Looks whether all that was to be covered is covered in delivered files, beside the sources.
public final class CoverCheck: PictureCheck {
  private final class Look: PictureLook {
    private let owner: CoverCheck
    private let check: RenditionCoverCheck
    private let file: String
    private let plan: DeliveredFile

    init(_ owner: CoverCheck, _ check: RenditionCoverCheck, _ file: String, _ plan: DeliveredFile) {
      (self.owner, self.check, self.file, self.plan) = (owner, check, file, plan)
    }

    func add(_ picture: Frame) {
      guard owner.error == nil else { return }
      do { try check.add(picture) } catch { owner.error = error }
    }

    var findings: [Finding] { check.uncovered.map { CoverFindings.finding(of: $0, file: file, plan: plan) } }
  }

  private let files: [String: DeliveredFile]
  private let source: (DeliveredFile) throws -> SourceFile
  private let pictures: FacePictures?
  public fileprivate(set) var error: (any Error)?

  /// Of the facts in the workspace of a run, and of the footage folder that it was run on.
  public convenience init(workspace: URL, footage: URL, pictures: FacePictures) throws {
    var known: [String: SourceFile] = [:]
    try self.init(files: DeliveredFile.all(inWorkspace: workspace), pictures: pictures) { file in
      if let source = known[file.source.name] { return source }
      let source = try SourceFile(path: footage.appendingPathComponent(file.source.name).path)
      guard try Digest.of(source) == file.source.digest else {
        throw Failure(
          doing: "looking whether everything is covered", path: source.path, reason: "it is not the file that was rendered",
          advice: "Give the footage folder of the run, or leave --footage out")
      }
      known[file.source.name] = source
      return source
    }
  }

  /// `source` opens what a delivered file shows; the pictures of what shows are kept in `pictures`.
  init(files: [String: DeliveredFile], pictures: FacePictures?, source: @escaping (DeliveredFile) throws -> SourceFile) {
    (self.files, self.pictures, self.source) = (files, pictures, source)
  }

  public func look(at file: String) throws -> (any PictureLook)? {
    guard let plan = files[file], plan.people.hidesSomething else { return nil }
    let check = RenditionCoverCheck(expecting: plan.expectation, source: try SourcePictures(source(plan), tier: plan.source.tier)) { [pictures] in
      try pictures?.keep($0)
    }
    return Look(self, check, file, plan)
  }

  public func pictureFiles(in folder: URL) -> [String] { files.thumbnails(in: folder) }
}

/// What is said about a place that shows though it was to be covered.
private enum CoverFindings {
  static func finding(of place: UncoveredPlace, file: String, plan: DeliveredFile) -> Finding {
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
