import Foundation
import TestSupport
import Testing

/// The release tool, run as a person runs it.
enum Tool {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let binary = root.appendingPathComponent(".build/release/backlit")
  /// The one that is built with the tests.
  static let unoptimised = root.appendingPathComponent(".build/debug/backlit")

  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Command {
    try #require(FileManager.default.isExecutableFile(atPath: binary.path), "run make build first")
    return try Command(binary.path, arguments, environment: environment)
  }

  /// Runs a pipeline that is written into `folder` first.
  static func run(pipeline: String, in folder: URL, on footage: URL, out: URL) throws -> Command {
    let file = folder.appendingPathComponent("pipeline.yaml")
    try Data(pipeline.utf8).write(to: file)
    return try run(["run", file.path, footage.path, "--out", out.path])
  }

  /// Makes the workspace beside an output folder with a secret that is always the same: disguised voices are then, too.
  static func shareSecret(with out: URL) throws {
    let workspace = URL(fileURLWithPath: out.path + ".workspace")
    for name in ["run", "jobs"] {
      try FileManager.default.createDirectory(
        at: workspace.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    try Data(count: 32).write(to: workspace.appendingPathComponent("run/voices"))
  }

  /// Of a file, as another program computes it.
  static func sha256(_ file: URL) throws -> String {
    String(try Command("sha256sum", [file.path]).succeeding().output.prefix(64))
  }

  /// Every file below a folder, relative to it.
  static func files(below folder: URL) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }.sorted()
  }
}
