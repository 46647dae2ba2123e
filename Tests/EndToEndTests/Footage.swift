import Foundation
import TestSupport
import Testing

/// The samples in short and small, as `make test` builds them.
enum Footage {
  static let folder = Tool.root.appendingPathComponent(".cache/test-footage")

  static func path(_ name: String) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try #require(FileManager.default.fileExists(atPath: path), "\(name) is missing: make test builds the short samples")
    return path
  }

  /// A copy of one interview and its transcripts under another name; of its first `seconds` only, where that is enough.
  static func copyInterview(_ name: String, as newName: String? = nil, to folder: URL, seconds: Double? = nil) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = Footage.folder.appendingPathComponent("interviews")
    let files = try FileManager.default.contentsOfDirectory(atPath: source.path).filter {
      $0.hasPrefix(name + ".") && !$0.hasSuffix(".json")
    }
    try #require(files.count >= 3)
    for file in files {
      let target = (newName ?? name) + file.dropFirst(name.count)
      if let seconds, !["srt", "vtt"].contains((file as NSString).pathExtension) {
        let start = [
          "-i", source.appendingPathComponent(file).path, "-t", "\(seconds)", "-c:v", "libx264", "-crf", "16",
        ]
        try Clip.make(start + ["-c:a", "copy"], target, in: folder)
        continue
      }
      try FileManager.default.copyItem(
        at: source.appendingPathComponent(file), to: folder.appendingPathComponent(target))
    }
  }

  /// Where faces truly are: `frames[n]` holds the boxes of frame n, in pixels of the sample.
  struct Truth: Decodable {
    struct Box: Decodable {
      let x: Double
      let y: Double
      let width: Double
      let height: Double
    }

    struct Face: Decodable {
      let x: Double
      let y: Double
      let width: Double
      let height: Double
      let head: Box
    }

    struct Frame: Decodable {
      let frame: Int
      let boxes: [Face]
    }

    let width: Int
    let height: Int
    let faces: [Frame]
  }

  static func truth(_ name: String) throws -> Truth {
    try JSONDecoder().decode(Truth.self, from: Data(contentsOf: URL(fileURLWithPath: path(name))))
  }
}
