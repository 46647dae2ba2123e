import Files
import Media
import Pipeline

/// Says what a source is: its streams, its SHA-256, where it came from.
public struct IngestStage: Stage {
  public struct Options: Codable, Sendable {
    public var formats: String?
  }

  public static let name = "ingest"
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source]
  public static let produces: [ArtifactKind] = [.sourceRecord]
  public static let components = Component.reading
  public static let optionRules = [
    OptionRule(
      "formats", .choice(["common", "cameras"]),
      "common (the default) reads what phones and the web produce; cameras also reads MPEG-TS, MXF, AVI, ProRes and DV: use it for "
        + "an organisation's own footage, never for files from strangers")
  ]

  let tier: InputTier

  public init(options: Options) { tier = options.formats == "cameras" ? .ownCameras : .scraped }

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let file = try SourceFile(path: source.path)
    let info = try MediaReader(file, tier: tier, pictures: false, sound: .nothing).info
    guard info.picture != nil || info.sound != nil else {
      throw Self.nothingInIt(file.path)
    }
    let record = SourceRecord(
      name: source.name, origin: source.origin, digest: try inputs.first(.source)?.digest ?? Digest.of(file),
      size: file.size, tier: tier, media: info)
    return [try FactFiles.write(record, .sourceRecord, in: workspace)]
  }

  static func nothingInIt(_ path: String) -> Failure {
    Failure(
      doing: "looking at the source", path: path, reason: "there is neither a picture nor a sound track in it",
      advice: "Take it out of the set")
  }
}
