import Foundation
import TestSupport
import Testing

/// A delivered folder in which somebody put another film in the place of a rendition, and made the proofs agree with it.
enum Forgery {
  struct Finding: Decodable {
    let severity: String
    let check: String
    let file: String?
    let message: String
  }

  /// What was put in has another maker, which the level privacy finds before anything else.
  static func findings(
    _ out: URL, _ arguments: [String], level: String = "playback"
  ) throws -> (status: Int32, all: [Finding]) {
    let result = try Tool.run(["verify", out.path, "--json", "--level", level] + arguments)
    return (result.status, try JSONDecoder().decode([Finding].self, from: Data(result.output.utf8)))
  }

  /// Mixes a rendition with the one of another run by a filter graph, in which that is `[1:v]`, and ends in `[v]`.
  static func mix(_ rendition: String, in out: URL, with other: URL, _ graph: String) throws {
    let film = try Clip.make(
      [
        "-i", out.appendingPathComponent(rendition).path, "-i", other.appendingPathComponent(rendition).path,
        "-filter_complex", graph, "-map", "[v]", "-map", "0:a?", "-c:v", "libx264", "-preset", "ultrafast", "-c:a",
        "copy",
      ], "film.mp4", in: out.deletingLastPathComponent())
    try replace(rendition, in: out, by: URL(fileURLWithPath: film))
  }

  /// The first picture of what shows: only its owner can read it, and none is published.
  static func keepsItsPicturePrivate(_ out: URL) throws -> Bool {
    let mode =
      try FileManager.default.attributesOfItem(atPath: out.path + ".workspace/run/faces/face-001.png")[
        .posixPermissions] as? Int
    return mode == 0o600 && !Tool.files(below: out).contains { $0.hasSuffix(".png") }
  }

  static func replace(_ rendition: String, in out: URL, by film: URL) throws {
    let file = out.appendingPathComponent(rendition), manifest = out.appendingPathComponent("manifest.json"),
      sums = out.appendingPathComponent("SHA256SUMS")
    let before = (
      file: try Tool.sha256(file), size: try Data(contentsOf: file).count, manifest: try Tool.sha256(manifest)
    )
    try Data(contentsOf: film).write(to: file)
    let new = try Tool.sha256(file), size = try Data(contentsOf: file).count
    try String(contentsOf: manifest, encoding: .utf8).replacingOccurrences(of: before.file, with: new)
      .replacingOccurrences(of: "\(before.size)", with: "\(size)").write(
        to: manifest, atomically: true, encoding: .utf8)
    try String(contentsOf: sums, encoding: .utf8).replacingOccurrences(of: before.file, with: new)
      .replacingOccurrences(of: before.manifest, with: Tool.sha256(manifest)).write(
        to: sums, atomically: true, encoding: .utf8)
  }
}
