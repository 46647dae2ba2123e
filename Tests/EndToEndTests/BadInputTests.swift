import Foundation
import TestSupport
import Testing

/// Bad input among good: each gets its paragraph, the others finish, nothing is half-written.
@Suite struct BadInputTests {
  private let pipeline = """
    backlit: 1
    title: Test
    sources: { interviews: "*.{mov,mp4}" }
    stages:
      - ingest
      - detect
      - redact: { faces: blur }
      - subtitle: { languages: [en], burn: en }
      - render: { for: [youtube-1080p] }
      - manifest
      - verify
    """

  @Test func oneBadSourceOfEachKindFailsAloneAndIsExplained() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Footage.copyInterview("A002", as: "good", to: footage)
      let whole = try Data(contentsOf: footage.appendingPathComponent("good.mp4"))
      func add(_ name: String, _ data: Data) throws { try data.write(to: footage.appendingPathComponent(name)) }
      try add("letter.mp4", Data("this is not media\n".utf8))
      try add("empty.mp4", Data())
      try add("truncated.mp4", whole.prefix(whole.count / 3))
      try add("nowords.mp4", whole)
      try add("noise.mp4", whole)
      try add("noise.en.srt", Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ $0 >> 3) }))
      try Clip.make(["-f", "lavfi", "-i", "sine=duration=1"], "voice.mp4", in: footage)
      try Clip.make(["-f", "lavfi", "-i", "color=gray:size=320x180:duration=1"], "room.mp4", in: footage)
      try add("room.en.srt", Data("1\n00:00:00,000 --> 00:00:00,900\nNobody.\n".utf8))
      let file = folder.appendingPathComponent("pipeline.yaml")
      try Data(pipeline.utf8).write(to: file)

      let result = try Tool.run(["run", file.path, footage.path, "--out", out.path])
      #expect(result.status == 1)
      for (name, reason) in [
        ("letter.mp4", "not valid for this format"), ("empty.mp4", "the file is empty"),
        ("truncated.mp4", "not valid for this format"),
        ("voice.mp4", "there is none beside the source"), ("nowords.mp4", "there is none beside the source"),
        ("noise", "not text"), ("room.mp4", "no one was found"),
      ] {
        let line = result.output.split(separator: "\n").first { $0.contains(name) && $0.contains("FAILED") }
        #expect(line?.contains(reason) == true, "\(name): \(line ?? "not mentioned")")
      }
      let delivered = Tool.files(below: out)
      #expect(delivered.filter { $0.hasSuffix(".mp4") }.count == 1, "\(delivered)")
      #expect(!delivered.contains { $0.hasSuffix(".part") })
      let verified = try Tool.run(["verify", out.path])
      #expect(verified.status == 1 && verified.output.contains("run-incomplete"), "\(verified.output)")
    }
  }

  @Test func everyProblemOfAPipelineFileIsReportedAtItsPlaceAndNothingIsDone() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("bad.yaml"), out = folder.appendingPathComponent("out")
      let text = pipeline.replacingOccurrences(of: "youtube-1080p", with: "youtube-1080").replacingOccurrences(
        of: "blur", with: "blurr")
      try Data(text.utf8).write(to: file)
      let result = try Tool.run(["run", file.path, Footage.folder.path, "--out", out.path])
      #expect(result.status == 2)
      #expect(result.errors.contains("bad.yaml:7:") && result.errors.contains("bad.yaml:9:"), "\(result.errors)")
      #expect(
        result.errors.contains("Did you mean 'youtube-1080p'?") && result.errors.contains("Did you mean 'blur'?"),
        "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: out.path))
    }
  }

  @Test func aFolderWithoutSourcesAndOneThatCannotBeWrittenToAreTheUsersToFix() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("pipeline.yaml"), empty = folder.appendingPathComponent("empty")
      try Data(pipeline.utf8).write(to: file)
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      let nothing = try Tool.run(["run", file.path, empty.path, "--out", folder.appendingPathComponent("out").path])
      #expect(nothing.status == 2 && nothing.errors.contains("while looking for sources"), "\(nothing.errors)")
      let missing = try Tool.run([
        "run", file.path, folder.appendingPathComponent("nowhere").path, "--out",
        folder.appendingPathComponent("out").path,
      ])
      #expect(missing.status == 2 && missing.errors.contains("nowhere"))
      let footage = folder.appendingPathComponent("footage")
      try Footage.copyInterview("A002", to: footage)
      let refused = try Tool.run(["run", file.path, footage.path, "--out", "/proc/backlit-out"])
      #expect(refused.status == 2 && refused.errors.contains("/proc/backlit-out"), "\(refused.errors)")
    }
  }

  @Test func aKilledRunLeavesNoHalfWrittenFileAndTheNextOneFinishes() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("pipeline.yaml"), out = folder.appendingPathComponent("out")
      let footage = folder.appendingPathComponent("footage")
      try Data(pipeline.utf8).write(to: file)
      try Footage.copyInterview("A002", to: footage)
      for delay in ["0.3", "0.9", "1.6", "2.5"] {
        _ = try Command(
          "timeout",
          ["-s", "KILL", delay, Tool.binary.path, "run", file.path, footage.path, "--out", out.path])
        let delivered = Tool.files(below: out)
        // Under its final name a file is whole; temporary names are hidden and end in .part.
        for name in delivered where name.hasSuffix(".mp4") {
          let check = try Command(
            "ffmpeg",
            ["-v", "error", "-xerror", "-i", out.appendingPathComponent(name).path, "-f", "null", "-"])
          #expect(check.status == 0, "\(name) was published and does not play")
        }
      }
      let last = try Tool.run(["run", file.path, footage.path, "--out", out.path])
      #expect(last.status == 0, "\(last.errors)\(last.output)")
      #expect(!Tool.files(below: out).contains { $0.hasSuffix(".part") })
      #expect(try Tool.run(["verify", out.path]).status == 0)
    }
  }
}
