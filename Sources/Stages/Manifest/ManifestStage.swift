import Files
import Foundation
import Manifests
import Pipeline

/// Lists what was delivered. Where stage verify follows, the list is published when that has found nothing wrong; else at once, and it says
/// that nobody has checked anything.
public struct ManifestStage: Stage {
  public struct Options: Codable, Sendable {}

  public static let name = "manifest"
  public static let scope = StageScope.run
  public static let consumes: [ArtifactKind] = [.salt, .renderRecord, .rendition, .companion, .sidecar]
  public static let produces: [ArtifactKind] = [.manifestDraft, .manifest, .checksums]
  /// It names them all.
  public static let components = ["*"]
  public static let optionRules: [OptionRule] = []

  /// The files by which an output folder looks finished, relative to it.
  public static let proofs = [Manifest.fileName, Checksums.fileName]

  public init(options: Options) {}

  struct Settings: Codable {
    let title: String
    let isChecked: Bool
  }

  public func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    guard let settings = try parts.first?.decoded(Settings.self) else { return [] }
    let salt = try SourceFile(path: FactFiles.artifact(.salt, in: inputs).path).contents(limit: 1024)
    let renditions = try inputs.all(.renderRecord).flatMap { artifact in
      let record = try FactFiles.read(RenderRecord.self, from: artifact)
      return record.deliveries.map { delivery in
        var delivery = delivery.renamed { PublicName.path(of: $0, named: workspace.publicNames[record.source]) }
        delivery.sourceCommitment = SourceCommitment.make(record.sourceDigest, salt: salt)
        return delivery
      }
    }
    let manifest = Manifest(
      title: settings.title,
      tool: Manifest.Tool(name: "backlit", version: workspace.tool.version, components: workspace.tool.components),
      failedSources: workspace.outcome.failed, waitingSources: workspace.outcome.waiting, renditions: renditions,
      sidecars: try inputs.all(.sidecar).map { try Self.sidecar($0, in: workspace) })
    if settings.isChecked { return [try FactFiles.write(manifest, .manifestDraft, in: workspace)] }
    let written = try ManifestWriter.write(manifest, to: workspace.outputFolder)
    return [Artifact(.manifest, path: written.manifest), Artifact(.checksums, path: written.checksums)]
  }

  private static func sidecar(_ artifact: Artifact, in workspace: Workspace) throws -> DeliveredFile {
    let source = try SourceFile(path: artifact.path)
    guard let file = RelativePath.of(artifact.path, below: workspace.outputFolder.path) else {
      throw Failure(
        .bug, doing: "listing what was delivered", path: artifact.path, reason: "it lies outside the output folder")
    }
    return DeliveredFile(
      file: file, bytes: source.size, sha256: try artifact.digest ?? Digest.of(source), language: artifact.language)
  }
}
