import Files
import Foundation

/// Random bytes that tie what is said in public to this workspace: whoever has them can prove which source a commitment is of, nobody
/// else can tell.
///
/// An input of the stages that need it, like any other. Only where there is none is one made: were an unreadable one replaced, all
/// earlier commitments could never be proved again.
enum Salt {
  static let length = 32

  static func make(at path: String) throws {
    var status = stat()
    guard lstat(path, &status) != 0 else { return try check(at: path) }
    guard errno == ENOENT else { throw failure(path, errorText(errno)) }
    var random = SystemRandomNumberGenerator()
    try WholeFile.makeFolder(RelativePath.parent(of: path), permissions: 0o700)
    let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    try WholeFile.write(Data(bytes), to: path, permissions: 0o600)
  }

  private static func check(at path: String) throws {
    let bytes: Data
    do { bytes = try SourceFile(path: path).contents(limit: 1024) } catch { throw failure(path, error.reason) }
    guard bytes.count == length else { throw failure(path, "it is \(bytes.count) bytes long, and not \(length)") }
  }

  private static func failure(_ path: String, _ reason: String) -> Failure {
    Failure(
      .environment, doing: "reading the secret that the commitments of earlier deliveries were made with", path: path,
      reason: reason,
      advice:
        "Restore it from a copy; without it nobody can prove any more which source a delivered rendition was made from")
  }
}
