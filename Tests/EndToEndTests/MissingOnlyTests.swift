import Foundation
import TestSupport
import Testing

/// A second run renders what is missing or has changed, and touches nothing else.
@Suite struct MissingOnlyTests {
  private static func pipeline(_ platforms: String, method: String = "blur") -> String {
    """
    backlit: 1
    title: Film
    sources: { all: "*.mp4" }
    stages:
      - ingest
      - detect
      - redact: { faces: \(method) }
      - subtitle: { languages: [en, ar], burn: each }
      - render:
          for: [\(platforms)]
          platforms: { \(platforms.split(separator: ",").map { "\($0): { like: youtube-720p, width: 320, height: \($0.contains("tall") ? 400 : 180) }" }.joined(separator: ", ")) }
      - manifest
      - verify
    """
  }

  /// Inode and time of the last change of every rendition.
  private func stamps(_ out: URL) throws -> [String: String] {
    try Dictionary(
      uniqueKeysWithValues: Tool.files(below: out).filter { $0.hasSuffix(".mp4") }.map {
        (
          $0,
          try Command("stat", ["-c", "%i %y", out.appendingPathComponent($0).path])
            .output
        )
      })
  }

  @Test func onlyWhatIsMissingOrOtherwiseIsRendered() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Footage.copyInterview("A002", to: footage, seconds: 1.2)
      func run(_ text: String) throws -> [String: String] {
        let result = try Tool.run(pipeline: text, in: folder, on: footage, out: out)
        try #require(result.status == 0, "\(result.errors)\(result.output)")
        return try stamps(out)
      }
      let first = try run(Self.pipeline("wide,tall"))
      #expect(
        first.keys.sorted() == [
          "tall/film-001.ar.mp4", "tall/film-001.en.mp4", "wide/film-001.ar.mp4", "wide/film-001.en.mp4",
        ])

      let lost = out.appendingPathComponent("wide/film-001.ar.mp4"), bytes = try Data(contentsOf: lost)
      try FileManager.default.removeItem(at: lost)
      let second = try run(Self.pipeline("wide,tall"))
      #expect(second.filter { first[$0.key] != $0.value }.keys.sorted() == ["wide/film-001.ar.mp4"])
      #expect(try Data(contentsOf: lost) == bytes, "it is the same again")

      let third = try run(Self.pipeline("wide,tall,other"))
      #expect(
        third.filter { second[$0.key] != $0.value }.keys.sorted() == ["other/film-001.ar.mp4", "other/film-001.en.mp4"])

      let fourth = try run(Self.pipeline("other"))
      #expect(
        fourth.keys.sorted() == ["other/film-001.ar.mp4", "other/film-001.en.mp4"],
        "what is not asked for any more is gone")
      #expect(fourth.allSatisfy { third[$0.key] == $0.value })

      let fifth = try run(Self.pipeline("other", method: "fill"))
      #expect(fifth.allSatisfy { fourth[$0.key] != $0.value }, "who is hidden otherwise is rendered anew")
    }
  }

  @Test func thePlanShowsTheTree() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), file = folder.appendingPathComponent("pipeline.yaml")
      try Footage.copyInterview("A002", to: footage)
      try Data(Self.pipeline("wide,tall").utf8).write(to: file)
      let plan = try Tool.run([
        "plan", file.path, footage.path, "--out", folder.appendingPathComponent("out").path, "--tree",
      ])
      #expect(plan.status == 0)
      #expect(plan.output.components(separatedBy: "pictures: decoded once, hidden once").count == 2)
      #expect(
        plan.output.contains("├─ 320x180 at 25 frames/s, pad")
          && plan.output.contains("└─ 320x400 at 25 frames/s, pad"), "\(plan.output)")
      #expect(plan.output.contains("LUFS under -1 dBTP → wide, tall"))
    }
  }
}
