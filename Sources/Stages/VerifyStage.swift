import Files
import Foundation
import Manifests
import Media
import Pipeline

/// Looks at the delivered folder as a stranger would.
public struct VerifyStage: Stage {
  public struct Options: Codable, Sendable {}

  public static let name = "verify"
  public static let version = 1
  public static let scope = StageScope.run
  public static let consumes: [ArtifactKind] = [.manifest, .checksums]
  public static let produces: [ArtifactKind] = [.findings]
  public static let optionRules: [OptionRule] = []

  public init(options: Options) {}

  public func run(_ inputs: [Artifact], in workspace: Workspace) throws -> [Artifact] {
    let findings = try DeliveryCheck.findings(in: workspace.outputFolder) { workspace.report(.progress(done: $0, total: $1)) }
    for finding in findings { workspace.report(.finding(finding)) }
    return [try FactFiles.write(findings, .findings, named: "findings.json", in: workspace)]
  }
}

/// Everything that is wrong with a delivered folder: what stage verify and command verify share.
public enum DeliveryCheck {
  /// `progress` is told the files checked and their number. Throws `Failure` where there is no such folder.
  public static func findings(in folder: URL, progress: (Int, Int) -> Void = { _, _ in }) throws -> [Finding] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(doing: "verifying", path: folder.path, reason: "there is no such folder", advice: "Give the output folder of a run")
    }
    return Verifier(folder: folder, languageCode: CaptionTrack.code(of:), inspect: inspect).findings(progress: progress).map {
      Finding(.failure, check: $0.check.rawValue, file: $0.file, $0.message)
    }
  }

  private static func inspect(_ path: String) throws -> RenditionFacts {
    let found = try MediaInspection(of: SourceFile(path: path))
    return RenditionFacts(
      picture: found.picture.map {
        .init(width: $0.width, height: $0.height, frameRate: $0.frameRate.description, count: $0.count, seconds: $0.seconds)
      },
      soundSeconds: found.soundSeconds, streamCount: found.streamCount, tags: found.tags)
  }
}
