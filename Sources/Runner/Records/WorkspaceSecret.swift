import Files
import Foundation
import Pipeline

/// Random bytes that a workspace keeps, and that are never delivered: inputs of the stages that need them, like any other.
///
/// Only where there is none is one made. Were an unreadable salt replaced, no earlier commitment could ever be proved again; were the secret
/// of the voices, the same person would have two voices, and who has both can compare them.
enum WorkspaceSecret: CaseIterable {
  /// Ties what is said in public to this workspace: whoever has it can prove which source a commitment is of, nobody else can tell.
  case salt
  /// From which disguises are drawn. Not the salt, which may have to be shown to somebody.
  case voices

  static let length = 32

  func path(in folders: RunFolders) -> String {
    switch self {
    case .salt: folders.workspace + "/run/salt"
    case .voices: folders.workspace + "/run/voices"
    }
  }

  private var kind: ArtifactKind {
    switch self {
    case .salt: .salt
    case .voices: .voiceSecret
    }
  }

  /// As an input; nil where there is none yet.
  func input(in folders: RunFolders) -> JobInput? {
    let path = path(in: folders)
    guard let digest = try? Digest.of(fileAt: path) else { return nil }
    return JobInput(Artifact(kind, path: path, digest: digest), digest: digest)
  }

  /// Throws `Failure` where there is one that cannot be used.
  func make(in folders: RunFolders) throws {
    let path = path(in: folders)
    var status = stat()
    guard lstat(path, &status) != 0 else { return try check(path) }
    guard errno == ENOENT else { throw failure(path, errorText(errno)) }
    var random = SystemRandomNumberGenerator()
    try WholeFile.makeFolder(RelativePath.parent(of: path), permissions: 0o700)
    let bytes = (0..<Self.length).map { _ in UInt8.random(in: 0...255, using: &random) }
    try WholeFile.write(Data(bytes), to: path, permissions: 0o600)
  }

  private func check(_ path: String) throws {
    let bytes: Data
    do { bytes = try SourceFile(path: path).contents(limit: 1024) } catch { throw failure(path, error.reason) }
    guard bytes.count == Self.length else {
      throw failure(path, "it is \(bytes.count) bytes long, and not \(Self.length)")
    }
  }

  private func failure(_ path: String, _ reason: String) -> Failure {
    switch self {
    case .salt:
      Failure(
        .environment, doing: "reading the secret that the commitments of earlier deliveries were made with", path: path,
        reason: reason,
        advice:
          "Restore it from a copy; without it nobody can prove any more which source a delivered rendition was made from"
      )
    case .voices:
      Failure(
        .environment, doing: "reading the secret from which disguised voices are drawn", path: path, reason: reason,
        advice:
          "Restore it from a copy. Only if nothing disguised was ever published, remove it: everybody gets another voice then, "
          + "and who has both can compare them")
    }
  }
}
