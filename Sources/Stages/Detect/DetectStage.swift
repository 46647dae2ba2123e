import Files
import Media
import People
import Pipeline

/// Looks for people in a source, from its first picture to its last.
public struct DetectStage: Stage {
  public struct Options: Codable, Sendable {
    public var faces: Bool?
  }

  public static let name = "detect"
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord]
  public static let produces: [ArtifactKind] = [.identityMap]
  public static let components = Component.reading + [Component.detector, Component.model]
  public static let cost = JobCost(cores: 2, megabytes: 700)
  public static let optionRules = [
    OptionRule("faces", .boolean, "true, which it is anyway: pipeline files of the first version said so")
  ]

  public static func problem(in options: Options) -> String? {
    options.faces == false ? "faces: false would look for nothing. Write faces: true, or leave it out" : nil
  }

  public init(options: Options) {}

  /// There is nothing to choose.
  public func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? { [StagePart(settings: "{}")] }

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    // Nobody is seen in a sound.
    guard record.media.picture != nil else { return [] }
    let search = try PeopleSearch(
      SourceFile(path: source.path), tier: record.tier, digest: record.digest,
      model: workspace.resource(Component.model))
    return try search.run(
      in: workspace.factsFolder, key: workspace.key.hex, progress: { workspace.report(.progress(done: $0, total: $1)) }
    ) { [try FactFiles.write($0, .identityMap, in: workspace)] }
  }
}
