import People
import Redaction

/// Looks for faces in delivered files, and holds them against what was planned where the plan is at hand.
public final class FaceCheck: PictureCheck {
  private let detectors: FaceDetectors
  /// What is planned for each file; nil where no plan is at hand, and every face is told.
  private let files: [String: ExpectedFile]?
  private let pictures: LeakPictures?

  /// Without the facts of a run: every clear face is told, and none is called wrong.
  public convenience init(model: String, cascade: String) throws {
    try self.init(model: model, cascade: cascade, files: nil, pictures: nil)
  }

  /// Of the facts of a run. The pictures of faces that show are kept in `pictures`.
  init(model: String, cascade: String, files: [String: ExpectedFile]?, pictures: LeakPictures?) throws {
    detectors = try FaceDetectors(model: FaceModel(path: model), cascade: CascadeModel(path: cascade))
    self.files = files
    self.pictures = pictures
  }

  /// nil for a file in which nobody has to be hidden, or nobody can be seen.
  public func look(at file: String) throws -> PictureLook? {
    let plan = files?[file]
    guard files == nil || plan?.people.hidesSomebody == true else { return nil }
    let check = RenditionFaceCheck(detectors, expecting: plan?.expectation) { [pictures] in try pictures?.keep($0) }
    return PictureLook(add: check.add) {
      check.encounters.filter { $0.kind != .notPlanned || plan?.people.showsAllOthers != true }
        .map { FaceFindings.finding(of: $0, file: file, plan: plan) }
    }
  }
}
