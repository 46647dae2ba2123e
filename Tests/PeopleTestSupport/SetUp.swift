import Foundation
import People

/// What `scripts/setup` puts beside the code: the detector's model and portraits of real people.
package enum SetUp {
  package struct Missing: Error, CustomStringConvertible {
    let path: String
    package var description: String { "\(path) is missing: run scripts/setup" }
  }

  package static func model() throws -> FaceModel { try FaceModel(path: path("models/centerface.onnx")) }

  package static func textModel() throws -> TextModel {
    try TextModel(path: path("models/ch_PP-OCRv3_det_infer.onnx"))
  }

  /// The portrait whose file name holds `name`.
  package static func portrait(_ name: String) throws -> String {
    let folder = try path("portraits")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let endings = [".png", ".jpg", ".jpeg"]
    guard let found = names.first(where: { file in file.contains(name) && endings.contains { file.hasSuffix($0) } })
    else {
      throw Missing(path: "\(folder)/*\(name)*")
    }
    return "\(folder)/\(found)"
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
