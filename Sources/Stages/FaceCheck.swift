import Files
import Foundation
import Manifests
import Media
import Pipeline
import Redaction

/// Looks for faces in delivered files, and holds them against what was planned where the plan is at hand.
public final class FaceCheck: PictureCheck {
  private final class Look: PictureLook {
    private let owner: FaceCheck
    private let check: RenditionFaceCheck
    private let file: String
    private let plan: DeliveredFile?

    init(_ owner: FaceCheck, _ check: RenditionFaceCheck, _ file: String, _ plan: DeliveredFile?) {
      (self.owner, self.check, self.file, self.plan) = (owner, check, file, plan)
    }

    func add(_ picture: Frame) {
      guard owner.error == nil else { return }
      do { try check.add(picture) } catch { owner.error = error }
    }

    var findings: [Finding] {
      check.encounters.map { FaceFindings.finding(of: $0, file: file, plan: plan) }
    }
  }

  private let detectors: FaceDetectors
  /// What is planned for each file; nil where no plan is at hand, and every face is told.
  private let files: [String: DeliveredFile]?
  private let pictures: FacePictures?
  public fileprivate(set) var error: (any Error)?

  /// Without the facts of a run: every clear face is told, and none is called wrong.
  public convenience init(model: String, cascade: String) throws {
    try self.init(model: model, cascade: cascade, files: nil, pictures: nil)
  }

  /// Of the facts in the workspace of a run. Pictures of faces that show are kept there.
  public convenience init(model: String, cascade: String, workspace: URL, pictures: FacePictures) throws {
    try self.init(model: model, cascade: cascade, files: DeliveredFile.all(inWorkspace: workspace), pictures: pictures)
  }

  init(model: String, cascade: String, files: [String: DeliveredFile]?, pictures: FacePictures?) throws {
    detectors = try FaceDetectors(model: FaceModel(path: model), cascade: CascadeModel(path: cascade))
    self.files = files
    self.pictures = pictures
  }

  /// nil for a file in which nobody has to be hidden, or nobody can be seen.
  public func look(at file: String) throws -> (any PictureLook)? {
    let plan = files?[file]
    guard files == nil || plan?.people.hidesSomebody == true else { return nil }
    let check = RenditionFaceCheck(detectors, expecting: plan?.expectation) { [pictures] in try pictures?.keep($0) }
    return Look(self, check, file, plan)
  }

  public func pictureFiles(in folder: URL) throws -> [String] {
    if let files { return files.thumbnails(in: folder) }
    func exists(_ file: String) -> Bool { (try? SourceFile(path: folder.appendingPathComponent(file).path)) != nil }
    let manifest = try? CanonicalJSON.read(Manifest.self, from: folder.appendingPathComponent(Manifest.fileName).path)
    return (manifest?.sidecars ?? []).map(\.file).filter { DeliveredFile.isPicture($0) && !$0.split(separator: "/").contains("..") && exists($0) }
  }
}
