import Files
import Foundation

@testable import Runner

/// A folder of its own under the system's temporary folder.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = RelativePath.resolved(FileManager.default.temporaryDirectory.path) + "/runner-tests-\(UUID().uuidString)"
    try WholeFile.makeFolder(path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = path + "/" + name
    try WholeFile.makeFolder(RelativePath.parent(of: file))
    try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

  /// As `0o700`.
  func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int
  }
}
