import Foundation
import TestSupport
import Testing

@Suite struct SameBytesTests {
  /// The clip and the platform for which two encoder threads gave another file on almost every run.
  @Test func everyRunGivesTheSameRendition() throws {
    let clip = try Footage.path("telegram/ChatExport_2026-10-03/video_files/video_1@03-10-2026_18-22-05.mp4")
    let renditions = try (0..<3).map { _ in
      try withTemporaryFolder { folder in
        let out = folder.appendingPathComponent("out")
        try Tool.shareSecret(with: out)
        let result = try Tool.run(["render", "--for", "youtube-shorts", "--out", out.path, clip])
        try #require(result.status == 0, "\(result.errors)")
        return try Data(contentsOf: out.appendingPathComponent("youtube-shorts/video-001.mp4"))
      }
    }
    #expect(renditions[0].count > 10_000)
    #expect(renditions.allSatisfy { $0 == renditions[0] })
  }

  /// An interview, a photograph, a clip and a voice note for every kind of rendition, on one core and on all, with one, two and eight
  /// sources at a time, and with other rubbish in fresh memory each time (mallopt's M_PERTURB): a library that reads what it never wrote
  /// shows. Nothing is verified: what has the same bytes is as right as the other. A manifest's commitments are salted anew in every workspace.
  @Test func neitherCoresNorParallelSourcesChangeAByte() throws {
    let sources = try TemporaryFolder(), export = "telegram/ChatExport_2026-10-03/"
    // Made once: every run gets the same bytes. Three keyframe intervals of the films show all that ten do.
    for (name, path) in [
      ("A002.mp4", "interviews/A002.mp4"), ("clip.mp4", export + "video_files/video_1@03-10-2026_18-22-05.mp4"),
    ] {
      try Clip.make(
        ["-i", try Footage.path(path), "-t", "1.2", "-c:v", "libx264", "-crf", "16", "-c:a", "copy"], name,
        in: sources.url)
    }
    for (name, path, options) in [
      ("photo.jpg", "photos/photo_1@03-10-2026_18-20-11.jpg", ["-vf", "scale=480:-2"]),
      ("voice.ogg", "voice_messages/audio_1@03-10-2026_18-25-40.ogg", ["-t", "2", "-c", "copy"]),
    ] {
      try Clip.make(["-i", try Footage.path(export + path)] + options, name, in: sources.url)
    }
    let runs = try [(cores: "0", jobs: "1", rubbish: "1"), ("0-63", "2", "77"), ("0-63", "8", "200")].map {
      cores, jobs, rubbish in
      try withTemporaryFolder { folder in
        let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
        try FileManager.default.copyItem(at: sources.url, to: footage)
        try Tool.shareSecret(with: out)
        let file = folder.appendingPathComponent("pipeline.yaml")
        try Data(Self.pipeline.utf8).write(to: file)
        let result = try Command(
          "taskset",
          ["-c", cores, Tool.binary.path, "run", file.path, footage.path, "--out", out.path, "--jobs", jobs],
          environment: ["MALLOC_PERTURB_": rubbish])
        try #require(result.status == 0, "\(result.errors)\(result.output)")
        return try Tool.files(below: out).map { "\($0) " + (try Tool.sha256(out.appendingPathComponent($0))) }
      }
    }
    #expect(runs[0].count >= 20)
    #expect(runs[1] == runs[0])
    #expect(runs[2] == runs[0])
  }

  /// Tests of single painters run without optimisation, and what is delivered is painted with it. Every shape, every way of hiding, an edge of the picture, and
  /// the same bytes: a compiler that gets one of the two wrong shows.
  @Test(arguments: ["fill", "pixelate", "blur"]) func theOptimisedToolPaintsWhatTheOtherPaints(method: String) throws {
    let renditions = try [Tool.unoptimised, Tool.binary].map { tool in
      try withTemporaryFolder { folder in
        let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
        try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
        try Tool.shareSecret(with: out)
        try Clip.make(
          ["-i", Footage.path("interviews/A002.mp4"), "-t", "1.2", "-c:v", "libx264", "-c:a", "copy"], "clip.mp4",
          in: footage)
        try Data(Self.shapes.utf8).write(to: footage.appendingPathComponent("clip.decisions.yaml"))
        let file = folder.appendingPathComponent("pipeline.yaml")
        try Data(
          """
          backlit: 1
          title: Shapes
          sources: { all: "*.mp4" }
          stages: [ingest, detect, { redact: { faces: \(method) } }, { render: { for: telegram } }]
          """.utf8
        ).write(to: file)
        let result = try Command(tool.path, ["run", file.path, footage.path, "--out", out.path])
        try #require(result.status == 0, "\(tool.path): \(result.errors)\(result.output)")
        let name = try #require(Tool.files(below: out).first { $0.hasSuffix(".mp4") })
        return try Data(contentsOf: out.appendingPathComponent(name))
      }
    }
    #expect(renditions[0].count > 20_000)
    #expect(renditions[0] == renditions[1])
  }

  private static let shapes = """
    decisions: 1
    regions:
      edge: { shape: ellipse, at: [[0, 0.8, 0.6, 0.3, 0.5], [1, 0.6, 0.5, 0.3, 0.6]] }
      tag: { shape: box, at: [[0, 0.11, 0.13, 0.17, 0.19]], cover: black }
      tattoo: { shape: polygon, at: [[0.3, 0.3, 0.6, 0.62, 0.71, 0.41, 0.97]] }
    """

  private static let pipeline = """
    backlit: 1
    title: Same
    sources: { all: "*.{mp4,jpg,ogg}" }
    stages:
      - ingest
      - detect
      - redact: { faces: blur }
      - render:
          for: [telegram, web-hls, small, audio-podcast, telegram-note]
          platforms:
            small: { like: youtube-shorts, width: 270, height: 480 }
            telegram: { maximumBytes: 100000 }
    """
}
