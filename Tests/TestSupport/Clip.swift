import Foundation

/// Small media, made and read by the `ffmpeg` command: a second opinion on our own decoder.
package enum Clip {
  /// What `ffmpeg` writes to standard output, for which `-` stands.
  @discardableResult
  package static func ffmpeg(_ arguments: [String]) throws -> Data {
    try Command("ffmpeg", ["-v", "error", "-nostdin", "-y"] + arguments).succeeding().data
  }

  /// Runs `ffmpeg` with these arguments and the output's path last, and gives that path.
  @discardableResult
  package static func make(_ arguments: [String], _ name: String, in folder: URL) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try ffmpeg(arguments + [path])
    return path
  }

  /// A moving test picture in H.264 with a tone in AAC. `sound` has other arguments for what is heard: none at all for silence.
  package static func test(
    _ name: String = "clip.mp4", seconds: Double = 2, size: String = "320x180", rate: String = "25",
    sound: [String]? = nil, in folder: URL
  ) throws -> String {
    let tone = [
      "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=\(seconds)", "-c:a", "aac", "-ac", "2",
    ]
    return try make(
      ["-f", "lavfi", "-i", "testsrc2=size=\(size):rate=\(rate):duration=\(seconds)"] + (sound ?? tone)
        + ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"], name, in: folder)
  }
}
