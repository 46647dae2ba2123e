import Files
import Media
import Pipeline
import Redaction

/// Looks for people in a source, from its first picture to its last.
public struct DetectStage: Stage {
  public struct Options: Codable, Sendable {
    public var faces: Bool?
  }

  public static let name = "detect"
  public static let version = 6
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord]
  public static let produces: [ArtifactKind] = [.identityMap]
  public static let optionRules = [
    OptionRule("faces", .boolean, "Look for faces: true, the default and so far the only thing that can be looked for")
  ]

  public static func problem(in options: Options) -> String? {
    options.faces == false ? "faces: false would look for nothing. Write faces: true, or leave it out" : nil
  }

  public init(options: Options) {}

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    // Nobody is seen in a sound.
    guard record.media.picture != nil else { return [] }
    let model = try FaceModel(path: workspace.resource("centerface.onnx"))
    let finder = FaceFinder(model: model)
    let journal = try finder.journal(
      at: workspace.factsFolder.appendingPathComponent("detect.journal").path, source: record.digest)
    let map = try finder.find(
      in: SourceFile(path: source.path), tier: record.tier, digest: record.digest, journal: journal
    ) {
      workspace.report(.progress(done: $0, total: $1))
    }
    let artifact = try FactFiles.write(map, .identityMap, named: "identity.json", in: workspace)
    journal.remove()
    return [artifact]
  }
}
