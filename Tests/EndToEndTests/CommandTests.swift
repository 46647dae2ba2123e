import Foundation
import TestSupport
import Testing

/// What commands say and answer, on films of a second in which nobody is.
@Suite struct CommandTests {
  private static func room(in folder: URL) throws -> URL {
    let footage = folder.appendingPathComponent("footage")
    try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
    try Clip.make(
      [
        "-f", "lavfi", "-i", "color=gray:s=160x90:r=25:d=1", "-f", "lavfi", "-i", "sine=d=1", "-c:v", "libx264",
        "-preset", "ultrafast", "-c:a", "aac",
      ], "a.mp4", in: footage)
    try Data("1\n00:00:00,000 --> 00:00:00,900\nI left.\n".utf8).write(
      to: footage.appendingPathComponent("a.en.srt"))
    return footage
  }

  @Test func anEmptyRoomIsRenderedWhereSomebodySaysWhy() throws {
    try withTemporaryFolder { folder in
      let film = try Self.room(in: folder).appendingPathComponent("a.mp4").path
      let out = folder.appendingPathComponent("out").path
      func render(_ options: [String]) throws -> Command {
        try Tool.run(["render", "--for", "telegram-note", "--out", out] + options + [film])
      }
      let expected = try render([])
      #expect(expected.status == 1 && (expected.errors + expected.output).contains("no one was found"))
      #expect(!FileManager.default.fileExists(atPath: out + "/telegram-note/video-001.mp4"))
      let unsaid = try render(["--people", "optional"])
      #expect(unsaid.status == 2 && unsaid.errors.contains("--because"), "\(unsaid.errors)")
      let said = try render(["--people", "optional", "--because", "an empty room"])
      #expect(said.status == 0, "\(said.errors)\(said.output)")
      #expect(
        said.errors.contains(
          "nobody was found in it, and nobody is hidden: look whether that is right [nobody-found]"), "\(said.errors)")
      #expect(try String(contentsOfFile: out + "/manifest.json", encoding: .utf8).contains("an empty room"))
    }
  }

  @Test func formatsOfCamerasAreReadWhereTheyAreAllowed() throws {
    try withTemporaryFolder { folder in
      let footage = try Self.room(in: folder), film = folder.appendingPathComponent("a.ts").path
      try Clip.ffmpeg(
        ["-i", footage.appendingPathComponent("a.mp4").path, "-c", "copy", "-f", "mpegts", film])
      let check = ["subtitles", "check", footage.appendingPathComponent("a.en.srt").path, "--media", film]
      let refused = try Tool.run(check)
      #expect(refused.status == 1 && (refused.errors + refused.output).contains("--cameras"), "\(refused)")
      #expect(try Tool.run(check + ["--cameras"]).status == 0)
    }
  }

  @Test func whatNobodyChecksAndWhatIsSeenTwiceIsSaidByPlanAndByRun() throws {
    try withTemporaryFolder { folder in
      let footage = try Self.room(in: folder), out = folder.appendingPathComponent("out").path
      let file = folder.appendingPathComponent("pipeline.yaml")
      try Data(
        """
        backlit: 1
        title: Film
        sources: { films: "*.mp4" }
        stages:
          - ingest
          - detect
          - redact: { faces: keep, because: nobody is there }
          - subtitle: { languages: en, burn: each, inside: each }
          - render: { for: small, platforms: { small: { like: classroom, width: 160, height: 90 } } }
        """.utf8
      ).write(to: file)
      let plan = try Tool.run(["plan", file.path, footage.path, "--out", out])
      #expect(plan.status == 0, "\(plan.errors)\(plan.output)")
      for check in ["[never-checked]", "[captions-twice]", "write small/film-001.en.mp4"] {
        #expect(plan.output.contains(check), "\(plan.output)")
      }
      let run = try Tool.run(["run", file.path, footage.path, "--out", out, "--json", "--in-process"])
      #expect(run.status == 0 && run.output.contains("never-checked") && run.output.contains("captions-twice"))
      let text = try Tool.run(["run", file.path, footage.path, "--out", out])
      #expect(text.status == 0 && !text.output.contains("complete and verified"), "\(text.output)")
      let told = run.output + run.errors + text.output + text.errors
      #expect(!told.contains("nobody-found"), "where everybody is shown, nobody has to be found")
      let verified = try Tool.run(["verify", out])
      #expect(verified.status == 1, "there is no manifest: \(verified.output)")
    }
  }

  @Test func optionsThatWouldBeLostAreRefused() throws {
    for call in [
      ["render", "--for", "telegram", "--faces", "keep", "x.mp4", "--out", "x"],
      ["render", "--for", "telegram", "--voices", "keep", "--because", " ", "x.mp4", "--out", "x"],
      ["render", "--for", "telegram", "--language", "en", "x.mp4", "--out", "x"],
      ["render", "--for", "telegram", "--burn", "each", "x.mp4", "--out", "x"],
      ["plan", "x.yaml", "x", "--out", "x", "--json", "--tree"], ["job"], ["nosuch", "--help"],
    ] {
      #expect(try Tool.run(call).status == 2, "\(call)")
    }
  }

  /// Each once, although the call stands in for a pipeline file that names it twice.
  @Test(arguments: [("english", "Did you mean 'en'?"), ("xx", "'xx' is not a language tag")])
  func aLanguageThatIsNoneIsToldOnce(_ language: String, _ said: String) throws {
    let result = try Tool.run(["render", "--for", "telegram", "--burn", language, "x.mp4", "--out", "x"])
    #expect(result.status == 2 && result.errors.components(separatedBy: said).count == 2, "\(result.errors)")
  }

  /// Where setup keeps what it fetches, the tool looks; and it says where it looked in vain.
  @Test func modelsAreFoundWhereSetupPutThem() throws {
    try withTemporaryFolder { folder in
      let tool = folder.appendingPathComponent("backlit")
      try FileManager.default.copyItem(at: Tool.binary, to: tool)
      let cache =
        ProcessInfo.processInfo.environment["BACKLIT_CACHE"] ?? Tool.root.appendingPathComponent(".cache").path
      let found = try Command(tool.path, ["doctor"], environment: ["BACKLIT_CACHE": cache])
      #expect(found.status == 0, "\(found.output)")
      let nowhere = try Command(tool.path, ["doctor"], environment: ["BACKLIT_CACHE": folder.path])
      #expect(
        nowhere.status == 1 && nowhere.output.contains("centerface.onnx is missing: neither \(folder.path)/models nor"),
        "\(nowhere.output)")
    }
  }
}
