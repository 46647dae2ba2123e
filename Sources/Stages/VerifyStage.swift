import Files
import Foundation
import Pipeline
import Redaction

/// Looks at the delivered folder as a stranger would, and for faces as somebody would who knows what had to be hidden.
public struct VerifyStage: Stage {
  public struct Options: Codable, Sendable {
    public var faces: Bool?
  }

  public static let name = "verify"
  public static let version = 2
  public static let scope = StageScope.run
  public static let consumes: [ArtifactKind] = [.manifest, .checksums]
  public static let consumesIfMade: [ArtifactKind] = [.renderRecord, .sourceRecord, .redactionPlan, .identityMap]
  public static let produces: [ArtifactKind] = [.findings]
  public static let optionRules = [
    OptionRule("faces", .boolean, "Whether faces are looked for in the renditions; true unless told otherwise")
  ]

  private let options: Options

  public init(options: Options) { self.options = options }

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let findings = try DeliveryCheck.findings(in: workspace.outputFolder, faces: faceCheck(inputs, workspace)) {
      workspace.report(.progress(done: $0, total: $1))
    }
    for finding in findings { workspace.report(.finding(finding)) }
    return [try FactFiles.write(findings, .findings, named: "findings.json", in: workspace)]
  }

  /// nil where nobody has to be hidden, so that no detector is needed for it.
  private func faceCheck(_ inputs: [Artifact], _ workspace: Workspace) throws -> FaceCheck? {
    // Pictures of an earlier check are gone in any case.
    let pictures = FacePictures(below: workspace.factsFolder)
    guard options.faces != false else { return nil }
    let files = try DeliveredFile.all(from: inputs)
    guard files.values.contains(where: { $0.people.hidesSomebody }) else { return nil }
    return try FaceCheck(
      model: workspace.resource("centerface.onnx"), cascade: workspace.resource(CascadeModel.fileName), files: files, pictures: pictures)
  }
}
