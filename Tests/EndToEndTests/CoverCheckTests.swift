import Foundation
import TestSupport
import Testing

/// A rendition in which a place shows that a person had drawn over, and that no detector knows: verify finds it beside the source.
@Suite struct CoverCheckTests {
  private static func pipeline(_ redact: String) -> String {
    """
    backlit: 1
    title: Film
    sources: { all: "*.mp4" }
    stages:
      - ingest
      - detect
      - redact: { \(redact) }
      - render: { for: [small], platforms: { small: { like: telegram, width: 640, height: 360, crf: 28 } } }
      - manifest
      - verify
    """
  }

  private let rendition = "small/film-001.mp4"

  @Test func aPlaceThatShowsWhereARegionWasDrawnIsFoundAtItsTime() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), hidden = folder.appendingPathComponent("hidden"),
        shown = folder.appendingPathComponent("shown")
      try Footage.copyInterview("A002", to: footage)
      let open = try Tool.run(
        pipeline: Self.pipeline("faces: keep, because: \"a test\""), in: folder, on: footage, out: shown)
      try #require(open.status == 0, "\(open.errors)\(open.output)")
      // Chest and shoulder: clothes that somebody would know.
      let decisions = "decisions: 1\nregions:\n  shirt: { shape: box, at: [0, 0.4, 0.72, 0.25, 0.26] }\n"
      try Data(decisions.utf8).write(to: footage.appendingPathComponent("A002.decisions.yaml"))
      let run = try Tool.run(pipeline: Self.pipeline("faces: blur"), in: folder, on: footage, out: hidden)
      try #require(run.status == 0, "nothing is missing: \(run.errors)\(run.output)")

      try Forgery.mix(
        rendition, in: hidden, with: shown,
        "[1:v]crop=160:94:256:260[c];[0:v][c]overlay=256:260:enable='between(t,1,2.2)',format=yuv420p[v]")

      let workspace = hidden.path + ".workspace"
      // ffmpeg leaves metadata in the film, which is told, too.
      func seen(_ arguments: [String]) throws -> [Forgery.Finding] {
        try Forgery.findings(hidden, ["--workspace", workspace] + arguments).all.filter {
          !$0.message.contains("metadata")
        }
      }
      let blind = try seen([])
      #expect(blind.isEmpty, "no detector knows a shirt: \(blind)")
      let found = try seen(["--footage", footage.path])
      let place = try #require(found.first)
      #expect(
        found.count == 1 && place.severity == "failure" && place.check == "cover-missing" && place.file == rendition,
        "\(found)")
      let time = try #require(place.message.firstMatch(of: /from 00:00:0(\d\.\d+) to 00:00:0(\d\.\d+)/))
      let (from, to) = (try #require(Double(time.1)), try #require(Double(time.2)))
      #expect(from >= 1 && from <= 1.5 && to <= 2.2 && to > from, "\(place.message)")
      #expect(try Forgery.keepsItsPicturePrivate(hidden) && place.message.contains("run/faces/face-001.png"))

      let source = footage.appendingPathComponent("A002.mp4")
      try (Data(contentsOf: source) + Data([0])).write(to: source)
      // Of a source that is another file now, nothing can be said; all that can be is.
      let other = try Tool.run(["verify", hidden.path, "--workspace", workspace, "--footage", footage.path])
      #expect(
        other.status == 1 && other.output.contains("it is not the file that was rendered")
          && other.output.contains("A002.mp4"), "\(other.output)\(other.errors)")
      #expect(other.output.contains("metadata") && !other.output.contains("play to its end"), "\(other.output)")
      let without = try Tool.run(["verify", hidden.path, "--footage", footage.path])
      #expect(without.status == 2 && without.errors.contains("--workspace"), "\(without.status) \(without.errors)")
    }
  }

  @Test func aRunWithoutVerifyDoesNotSayThatItIsVerified() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage")
      try Footage.copyInterview("A002", to: footage)
      let pipeline = Self.pipeline("faces: fill").replacingOccurrences(of: "  - manifest\n  - verify", with: "")
      let result = try Tool.run(pipeline: pipeline, in: folder, on: footage, out: folder.appendingPathComponent("out"))
      #expect(
        result.status == 0 && result.output.contains("is complete. Nothing has verified it")
          && !result.output.contains("and verified"), "\(result.output)")
    }
  }
}
