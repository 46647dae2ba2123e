import Foundation
import Testing

@testable import Redaction

/// What `scripts/setup` puts beside the code: the detector's model and portraits of real people.
enum SetUp {
  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) is missing: run scripts/setup" }
  }

  static func model() throws -> FaceModel { try FaceModel(path: path("models/centerface.onnx")) }

  /// The portrait whose file name holds `name`.
  static func portrait(_ name: String) throws -> String {
    let folder = try path("portraits")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let endings = [".png", ".jpg", ".jpeg"]
    guard let found = names.first(where: { file in file.contains(name) && endings.contains { file.hasSuffix($0) } })
    else {
      throw Missing(path: "\(folder)/*\(name)*")
    }
    return "\(folder)/\(found)"
  }

  /// A folder that goes with `body`.
  static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backlit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private static func path(_ name: String) throws -> String {
    var folder = URL(fileURLWithPath: #filePath)
    repeat {
      folder.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
        let path = folder.appendingPathComponent(".cache").appendingPathComponent(name).path
        guard FileManager.default.fileExists(atPath: path) else { throw Missing(path: path) }
        return path
      }
    } while folder.path != "/"
    throw Missing(path: ".cache/\(name)")
  }
}
