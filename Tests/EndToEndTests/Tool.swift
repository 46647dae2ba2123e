import Foundation
import Testing

/// The release tool, run as a person runs it.
enum Tool {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let binary = root.appendingPathComponent(".build/release/backlit")
  /// The one that is built with the tests.
  static let unoptimised = root.appendingPathComponent(".build/debug/backlit")

  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    try #require(FileManager.default.isExecutableFile(atPath: binary.path), "run make build first")
    return try run(binary, arguments, environment)
  }

  /// Runs a pipeline that is written into `folder` first.
  static func run(pipeline: String, in folder: URL, on footage: URL, out: URL) throws -> Result {
    let file = folder.appendingPathComponent("pipeline.yaml")
    try Data(pipeline.utf8).write(to: file)
    return try run(["run", file.path, footage.path, "--out", out.path])
  }

  /// A program on the PATH, such as ffprobe.
  static func other(_ program: String, _ arguments: [String]) throws -> Result {
    try run(URL(fileURLWithPath: "/usr/bin/env"), [program] + arguments)
  }

  /// Output goes through files: a pipe would have to be emptied while the process runs.
  static func run(_ program: URL, _ arguments: [String], _ environment: [String: String] = [:]) throws -> Result {
    try withFolder { folder in
      let output = folder.appendingPathComponent("output"), errors = folder.appendingPathComponent("errors")
      for file in [output, errors] { try Data().write(to: file) }
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }
      return Result(status: process.terminationStatus, output: try text(output), errors: try text(errors))
    }
  }

  /// A folder that goes with `body`.
  static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backlit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
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
