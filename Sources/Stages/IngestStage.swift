import Files
import Media
import Pipeline

/// Says what a source is: its streams, its SHA-256, where it came from.
public struct IngestStage: Stage {
  public struct Options: Codable, Sendable {
    public var formats: String?
  }

  public static let name = "ingest"
  public static let version = 2
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source]
  public static let produces: [ArtifactKind] = [.sourceRecord]
  public static let optionRules = [
    OptionRule(
      "formats", .choice(["common", "cameras"]),
      "common (the default) reads what phones and the web produce; cameras also reads MPEG-TS, MXF, AVI, ProRes and DV: use it for "
        + "an organisation's own footage, never for files from strangers")
  ]

  let tier: InputTier

  public init(options: Options) { tier = options.formats == "cameras" ? .ownCameras : .scraped }

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let file = try SourceFile(path: source.path)
    // Opened before it is hashed: a file that is not media is refused before gigabytes are read.
    let info = try MediaReader(file, tier: tier, pictures: false, sound: .nothing).info
    guard info.picture != nil || info.sound != nil else {
      throw Failure(
        doing: "looking at the source", path: file.path, reason: "there is neither a picture nor a sound track in it",
        advice: "Take it out of the set")
    }
    let record = SourceRecord(
      version: SourceRecord.version, name: source.name, origin: source.origin, digest: try Digest.of(file),
      size: file.size, tier: tier,
      media: info)
    return [try FactFiles.write(record, .sourceRecord, named: "source.json", in: workspace)]
  }
}
