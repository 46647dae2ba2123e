import Files
import Media
import People
import Pipeline

/// Looks for people in a source, from its first picture to its last.
public struct DetectStage: Stage {
  public struct Options: Codable, Sendable {
    public var faces: Bool?
    public var text: Bool?
  }

  public static let name = "detect"
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord]
  public static let produces: [ArtifactKind] = [.identityMap]
  public static let components = Component.reading + [Component.detector, Component.runtime, Component.model]
  public static let cost = JobCost(cores: 2, megabytes: 700)
  public static let optionRules = [
    OptionRule("faces", .boolean, "true, which it is anyway: pipeline files of the first version said so"),
    OptionRule(
      "text", .boolean, "true also looks for readable text in the picture: name tags, plates, screens, signs, subtitles"
    ),
  ]

  public static func problems(in options: Options) -> [String] {
    options.faces == false ? ["faces: false would look for nothing. Write faces: true, or leave it out"] : []
  }

  let looksForText: Bool

  public init(options: Options) { looksForText = options.text == true }

  /// The model is named where it is used: text is looked for anew with another one, and people are not.
  private struct Settings: Codable {
    let text: String?
  }

  public func parts(for source: Source?, in pipeline: PipelineFile) -> [StagePart]? {
    [StagePart(encoding: Settings(text: looksForText ? TextModel.pinnedDigest : nil))]
  }

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    // Nobody is seen in a sound.
    guard record.media.picture != nil else { return [] }
    let search = try PeopleSearch(
      SourceFile(path: source.path), tier: record.tier, digest: record.digest,
      model: workspace.resource(Component.model),
      textModel: looksForText ? workspace.resource(Component.textModel) : nil)
    return try search.run(
      in: workspace.factsFolder, key: workspace.key.hex, progress: { workspace.report(.progress(done: $0, total: $1)) }
    ) { [try FactFiles.write($0, .identityMap, in: workspace)] }
  }
}
