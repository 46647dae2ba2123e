import Foundation
import TestSupport

/// A small footage folder and a pipeline file of which a few words change from call to call.
struct Trial {
  let folder: URL
  /// The pipeline file, with these words in it; and the usual ones.
  let pipeline: (String) -> String
  let usual: String

  /// Makes the footage folder.
  init(in folder: URL, usual: String = "", pipeline: @escaping (String) -> String) throws {
    (self.folder, self.usual, self.pipeline) = (folder, usual, pipeline)
    try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
  }

  var footage: URL { folder.appendingPathComponent("footage") }
  var out: URL { folder.appendingPathComponent("out") }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: footage.appendingPathComponent(name))
  }

  func call(_ command: String, _ words: String? = nil, environment: [String: String] = [:]) throws -> Command {
    let file = folder.appendingPathComponent("pipeline.yaml")
    try Data(pipeline(words ?? usual).utf8).write(to: file)
    return try Tool.run([command, file.path, footage.path, "--out", out.path], environment: environment)
  }

  func manifest() throws -> String {
    try String(contentsOf: out.appendingPathComponent("manifest.json"), encoding: .utf8)
  }
}
