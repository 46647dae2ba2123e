import Files
import Foundation
import Manifests
import Pipeline

/// Lists what was delivered, with its proof.
public struct ManifestStage: Stage {
  public struct Options: Codable, Sendable {}

  public static let name = "manifest"
  public static let version = 5
  public static let scope = StageScope.run
  public static let consumes: [ArtifactKind] = [.renderRecord, .rendition, .companion, .sidecar]
  public static let produces: [ArtifactKind] = [.manifest, .checksums]
  public static let optionRules: [OptionRule] = []

  public init(options: Options) {}

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let salt = try salt(in: workspace)
    let records = try inputs.all(.renderRecord).map { try CanonicalJSON.read(RenderRecord.self, from: $0.path) }
    let renditions = try records.flatMap { record in
      try record.renditions.map { try rendition($0, of: record, salt: salt, below: workspace.outputFolder) }
    }
    let sidecars = try (inputs.all(.sidecar) + inputs.all(.companion)).map { artifact in
      let file = relative(artifact.path, below: workspace.outputFolder)
      let source = try SourceFile(path: artifact.path)
      return Manifest.Sidecar(
        file: file, bytes: source.size, sha256: try Digest.of(source), language: artifact.language)
    }
    let manifest = Manifest(
      title: workspace.title,
      tool: Manifest.Tool(name: "backlit", version: workspace.tool.version, components: workspace.tool.components),
      failedSources: workspace.failedSources, renditions: renditions, sidecars: sidecars)
    let written = try ManifestWriter.write(manifest, to: workspace.outputFolder)
    return [Artifact(.manifest, path: written.manifest), Artifact(.checksums, path: written.checksums)]
  }

  private func rendition(
    _ rendition: RenderRecord.Rendition, of record: RenderRecord, salt: Data, below folder: URL
  ) throws -> Manifest.Rendition {
    let source = try SourceFile(path: folder.appendingPathComponent(rendition.file).path)
    return Manifest.Rendition(
      file: rendition.file, bytes: source.size, sha256: try Digest.of(source), platform: rendition.platform,
      language: rendition.language, captionTracks: rendition.captionTracks,
      picture: rendition.width.flatMap { width in
        rendition.height.map { Manifest.Picture(width: width, height: $0, frameRate: rendition.frameRate) }
      },
      durationSeconds: rendition.durationSeconds, sourceDurationSeconds: rendition.sourceDurationSeconds,
      sound: rendition.durationSeconds == nil
        ? nil : rendition.loudness.map { Manifest.Sound(loudness: $0.integrated, truePeak: $0.truePeak) },
      redaction: record.redaction.map {
        Manifest.Redaction(
          method: $0.method, because: $0.because, isReviewed: $0.isReviewed, tracks: $0.tracks, tracksKept: $0.kept,
          drawn: $0.drawn,
          framesHidden: $0.framesHidden, framesTotal: $0.framesTotal,
          framesWithoutAnyone: $0.coverage.framesWithoutAnyone,
          coverage: $0.coverage.tracks.map {
            .init(
              seen: $0.seen, followed: $0.followed, held: $0.held, longestUnseenSeconds: $0.longestUnseenSeconds,
              leastConfidence: $0.leastConfidence)
          })
      },
      concealed: record.damage.isNone
        ? nil : Manifest.Concealed(pictures: record.damage.pictures, sounds: record.damage.sounds),
      sourceCommitment: SourceCommitment.make(record.sourceDigest, salt: salt))
  }

  /// Made once for a workspace and kept there. It is the one thing that this stage reads besides its inputs: were it in
  /// a key, or made from one, whoever has a source could guess which rendition is his.
  private func salt(in workspace: Workspace) throws -> Data {
    let path = workspace.factsFolder.appendingPathComponent("salt").path
    if let known = try? SourceFile(path: path).contents(limit: 1024), known.count == 32 { return known }
    let salt = SourceCommitment.newSalt()
    try WholeFile.write(salt, to: path, permissions: 0o600)
    return salt
  }

  private func relative(_ path: String, below folder: URL) -> String {
    let prefix = folder.path.hasSuffix("/") ? folder.path : folder.path + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
