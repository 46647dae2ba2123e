import Foundation
import TestSupport
import Testing

/// Options of `render` on their way from the pipeline file or the command line into the files, and what a changed option leaves behind.
@Suite struct RenderOptionTests {
  private static func pipeline(_ render: String) -> String {
    """
    backlit: 1
    title: Film
    sources: { all: "*.{mp4,mkv,mov}" }
    stages:
      - ingest
      - detect
      - redact: { faces: keep, because: "a test picture" }
      - render: { \(render) }
      - manifest
      - verify
    """
  }

  private static func clip(_ arguments: [String], _ file: URL) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Clip.ffmpeg(arguments + [file.path])
  }

  private static func write(_ text: String, _ folder: URL) throws -> String {
    let file = folder.appendingPathComponent("pipeline.yaml")
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// A source whose sound ends before its picture: what is only heard lasts as long as the sound, and that is not "too short".
  @Test func aPodcastOfASourceWhosePictureIsLongerPassesVerify() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Self.clip(
        [
          "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=6", "-f", "lavfi", "-i", "sine=duration=3",
          "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac",
        ],
        footage.appendingPathComponent("long.mp4"))
      let file = try Self.write(Self.pipeline("for: [audio-podcast, telegram]"), folder)
      let result = try Tool.run(["run", file, footage.path, "--out", out.path])
      #expect(result.status == 0, "\(result.errors)\(result.output)")
      #expect(Tool.files(below: out).contains("audio-podcast/film-001.m4a"))
    }
  }

  @Test func soundAndFitOfTheFileAndOfTheCommandLineReachTheRendition() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Self.clip(
        [
          "-f", "lavfi", "-i", "color=white:size=320x180:rate=25:duration=2", "-f", "lavfi", "-i",
          "sine=frequency=300:duration=2", "-f", "lavfi", "-i",
          "anullsrc=duration=2", "-map", "0", "-map", "1", "-map", "2", "-t", "2", "-c:v", "libx264", "-preset",
          "ultrafast", "-c:a", "aac",
        ],
        footage.appendingPathComponent("tracks.mkv"))
      let rendition = out.appendingPathComponent("square/film-001.mp4").path
      /// The top row's middle, and the sound's level in dB.
      func look() throws -> (luma: Int, volume: Double) {
        let picture = try Clip.ffmpeg([
          "-ss", "1", "-i", rendition, "-frames:v", "1", "-vf", "crop=2:2:160:4,format=gray", "-f", "rawvideo", "-",
        ])
        let level = try Command(
          "ffmpeg", ["-nostdin", "-i", rendition, "-af", "volumedetect", "-f", "null", "-"])
        let line = try #require(level.errors.split(separator: "\n").first { $0.contains("mean_volume") })
        let number = line.split(separator: " ").dropLast().last.flatMap { Double($0) }
        return (Int(try #require(picture.first)), try #require(number))
      }
      let square = "for: [square], platforms: { square: { like: youtube-720p, width: 320, height: 320 } }"
      let file = try Self.write(Self.pipeline(square + ", fit: crop, sound: 2"), folder)
      let first = try Tool.run(["run", file, footage.path, "--out", out.path])
      try #require(first.status == 0, "\(first.errors)\(first.output)")
      let silent = try look()
      #expect(silent.luma > 220, "cropped: the picture reaches the top")
      #expect(silent.volume < -80, "the second track is silent")

      let plain = try Self.write(Self.pipeline(square), folder)
      let second = try Tool.run(["run", plain, footage.path, "--out", out.path])
      try #require(second.status == 0, "\(second.errors)\(second.output)")
      let heard = try look()
      #expect(heard.luma < 30, "padded: black above")
      #expect(heard.volume > -40, "the first track is a tone")
    }
  }

  @Test func aPlatformThatIsNoLongerAskedForLeavesNoEmptyFolder() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Self.clip(
        ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=1", "-c:v", "libx264", "-preset", "ultrafast"],
        footage.appendingPathComponent("a.mp4"))
      for platforms in ["x, telegram", "telegram"] {
        let result = try Tool.run([
          "run", Self.write(Self.pipeline("for: [\(platforms)]"), folder), footage.path, "--out", out.path,
        ])
        try #require(result.status == 0, "\(result.errors)\(result.output)")
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: out.path).sorted()
      #expect(left.contains("telegram") && !left.contains("x"), "\(left)")
    }
  }

  /// What was concealed is told each time, not only by the run that rendered.
  @Test func damageIsToldAgainWhenNothingIsRendered() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      let source = footage.appendingPathComponent("a.mp4")
      try Self.clip(
        [
          "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=8", "-c:v", "libx264", "-preset", "ultrafast",
          "-g", "10",
        ], source)
      var bytes = try Data(contentsOf: source)
      for index in 0..<24 { bytes[bytes.count / 2 + index * 7] ^= 0x5a }
      try bytes.write(to: source)
      let file = try Self.write(Self.pipeline("for: [telegram]"), folder)
      let first = try Tool.run(["run", file, footage.path, "--out", out.path])
      try #require(first.status == 0, "\(first.errors)\(first.output)")
      let second = try Tool.run(["run", file, footage.path, "--out", out.path])
      for result in [first, second] {
        #expect((result.output + result.errors).contains("concealed"), "\(result.output)")
      }
    }
  }
}
