import Foundation

/// A private folder of its own below the system's temporary folder, which goes with its owner.
package final class TemporaryFolder: Sendable {
  /// Without symbolic links on the way, as messages name it.
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent(
      "backlit-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  package var path: String { url.path }

  /// Whole or not at all, with the folders on the way to it.
  package func write(_ text: String, to name: String) throws {
    let file = place(of: name)
    try makeFolder(of: file)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
  }

  /// A symbolic link; both names are inside the folder, and the target need not be there.
  package func link(_ name: String, to target: String) throws {
    let link = place(of: name)
    try makeFolder(of: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place(of: target))
  }

  package func read(_ name: String) throws -> String { try String(contentsOfFile: place(of: name), encoding: .utf8) }

  package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: place(of: name)) }

  package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: place(of: name)) }

  /// As `0o700`.
  package func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: place(of: name))[.posixPermissions] as? Int
  }

  /// What lies in a folder, and not below that.
  package static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func place(of name: String) -> String { "\(path)/\(name)" }

  /// By bytes: to Swift a slash with an accent is another character, and to the system it is a slash.
  private func makeFolder(of file: String) throws {
    guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
    try FileManager.default.createDirectory(
      atPath: String(decoding: file.utf8[..<slash], as: UTF8.self), withIntermediateDirectories: true)
  }
}

/// A private folder that goes with `body`.
package func withTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
  let folder = try TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  return try body(folder.url)
}
