import Files
import Foundation
import Testing

/// Small clips made by the `ffmpeg` command, for tests of module Media.
enum Clips {
  /// A folder that goes with `body`.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backlit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs `ffmpeg` with these arguments and the output's path last.
  static func make(_ arguments: [String], _ name: String, in folder: URL) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try run(["ffmpeg", "-v", "error", "-nostdin", "-y"] + arguments + [path])
    return path
  }

  /// Two seconds of a moving test picture with a tone: H.264 and AAC.
  static func testClip(
    _ name: String = "clip.mp4", seconds: Double = 2, size: String = "320x180", in folder: URL
  ) throws -> String {
    try make(
      [
        "-f", "lavfi", "-i", "testsrc2=size=\(size):rate=25:duration=\(seconds)", "-f", "lavfi", "-i",
        "sine=frequency=440:sample_rate=48000:duration=\(seconds)", "-c:v", "libx264", "-preset", "ultrafast",
        "-pix_fmt", "yuv420p",
        "-c:a", "aac", "-ac", "2",
      ], name, in: folder)
  }

  static func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    try process.run()
    process.waitUntilExit()
    try #require(
      process.terminationStatus == 0, "\(command.joined(separator: " ")) failed; scripts/setup installs what it needs")
  }

  static func files(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
