import Files
import Foundation
import Media
import People
import Pipeline
import Redaction
import Subtitles

/// Makes the review sheet of a source: what a person looks at before it is published. Private.
public struct ReviewStage: Stage {
  public struct Options: Codable, Sendable {}

  public static let name = "review"
  public static let scope = StageScope.source
  public static let consumes: [ArtifactKind] = [.source, .sourceRecord, .identityMap]
  public static let produces: [ArtifactKind] = [.reviewSheet]
  public static let components = Component.reading + [Component.labels]
  public static let cost = JobCost(cores: 2, megabytes: 400)
  public static let optionRules: [OptionRule] = []

  public init(options: Options) {}

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let source = try workspace.requireSource()
    let record = try FactFiles.read(SourceRecord.self, .sourceRecord, from: inputs)
    guard record.media.picture != nil else { return [] }
    let map = try FactFiles.read(IdentityMap.self, .identityMap, from: inputs)
    let mark = try ReviewMark.of(identityMapAt: FactFiles.artifact(.identityMap, in: inputs).path)
    let font = FontFolder(path: try workspace.resource(Component.fonts)).labelFont
    return try ReviewSheet(of: map, name: source.name, mark: mark).write(
      to: workspace.factsFolder, reading: SourceFile(path: source.path), tier: record.tier, font: font
    ) { workspace.report(.progress(done: $0, total: $1)) }.map { Artifact(.reviewSheet, path: $0) }
  }
}
