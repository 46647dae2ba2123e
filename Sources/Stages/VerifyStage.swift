import Files
import Foundation
import Pipeline
import Redaction

/// Looks at the delivered folder as a stranger would, and for faces as somebody would who knows what had to be hidden.
public struct VerifyStage: Stage {
  public struct Options: Codable, Sendable {
    public var faces: Bool?
    public var covers: Bool?
  }

  public static let name = "verify"
  public static let version = 4
  public static let scope = StageScope.run
  public static let consumes: [ArtifactKind] = [.manifest, .checksums]
  public static let consumesIfMade: [ArtifactKind] = [.renderRecord, .sourceRecord, .redactionPlan, .identityMap]
  public static let produces: [ArtifactKind] = [.findings]
  public static let optionRules = [
    OptionRule("faces", .boolean, "Whether faces are looked for in the renditions; true unless told otherwise"),
    OptionRule(
      "covers", .boolean,
      "Whether the renditions are held against the sources, so that a cover that is missing is found; true unless told otherwise"
    ),
  ]

  private let options: Options

  public init(options: Options) { self.options = options }

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let findings = try DeliveryCheck.findings(in: workspace.outputFolder, lookingAt: pictures(inputs, workspace)) {
      workspace.report(.progress(done: $0, total: $1))
    }
    for finding in findings { workspace.report(.finding(finding)) }
    return [try FactFiles.write(findings, .findings, named: "findings.json", in: workspace)]
  }

  /// None where nothing has to be hidden, so that no detector is needed for it.
  private func pictures(_ inputs: [Artifact], _ workspace: Workspace) throws -> DeliveryPictures {
    // Pictures of an earlier check are gone in any case.
    let pictures = FacePictures(below: workspace.factsFolder)
    guard options.faces != false || options.covers != false else { return .none }
    let files = try DeliveredFile.all(from: inputs)
    var checks: [any PictureCheck] = []
    if options.faces != false, files.shown.values.contains(where: { $0.people.hidesSomebody }) {
      checks.append(
        try FaceCheck(
          model: workspace.resource("centerface.onnx"), cascade: workspace.resource(CascadeModel.fileName),
          files: files.shown, pictures: pictures))
    }
    if options.covers != false {
      let paths = Dictionary(workspace.sources.map { ($0.name, $0.path) }) { first, _ in first }
      checks.append(
        CoverCheck(files: files.shown, pictures: pictures) { record in
          guard let path = paths[record.name] else {
            throw Failure(
              doing: "looking whether everything is covered", path: record.name, reason: "it is no source of this run")
          }
          return try SourceFile(path: path)
        })
    }
    return DeliveryPictures(checks: checks, files: files)
  }
}
