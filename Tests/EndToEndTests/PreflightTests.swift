import Foundation
import TestSupport
import Testing

/// What can be known before anything is decoded is said then, of all sources at once, by plan and by run alike.
@Suite struct PreflightTests {
  static func pipeline(
    _ subtitle: String = "languages: [en, ar], burn: each", _ platform: String = ""
  ) -> String {
    """
    backlit: 1
    title: Film
    sources: { films: "films/*.mp4", telegram: "telegram/**" }
    stages:
      - ingest
      - detect
      - redact: { faces: keep, because: test pictures }
      - subtitle: { \(subtitle) }
      - render: { for: [small], platforms: { small: { like: youtube-720p, width: 160, height: 90\(platform) } } }
      - manifest
      - verify
    """
  }

  static func clip(_ name: String, in footage: URL, seconds: Double = 0.6) throws {
    let folder = footage.appendingPathComponent("films")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let made = try Command(
      "ffmpeg",
      [
        "-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=\(seconds)", "-f", "lavfi", "-i",
        "sine=d=\(seconds)", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac",
        folder.appendingPathComponent(name).path,
      ])
    try #require(made.status == 0, "\(made.errors)")
  }

  private static func transcript(_ name: String, in footage: URL, _ text: String = "And then I left.") throws {
    try Data("1\n00:00:00,000 --> 00:00:00,500\n\(text)\n".utf8).write(
      to: footage.appendingPathComponent("films/\(name)"))
  }

  private func plan(_ text: String, _ folder: URL) throws -> Command {
    let file = folder.appendingPathComponent("pipeline.yaml")
    try Data(text.utf8).write(to: file)
    return try Tool.run([
      "plan", file.path, folder.appendingPathComponent("footage").path, "--out",
      folder.appendingPathComponent("out").path,
    ])
  }

  @Test func everythingThatWouldFailIsSaidAtOnceAndNothingElseFails() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      for name in ["good", "silent", "drawn", "odd"] { try Self.clip("\(name).mp4", in: footage) }
      try Self.transcript("good.en-US.srt", in: footage)
      try Self.transcript("good.ara.srt", in: footage)
      try Self.transcript("silent.en.srt", in: footage)
      try Self.transcript("silent.ar.srt.txt", in: footage)
      try Self.transcript("drawn.en.srt", in: footage, "And then \u{13000} left.")
      try Self.transcript("drawn.ar.srt", in: footage)
      try Self.transcript("odd.en.srt", in: footage)
      try Self.transcript("odd.ar.srt", in: footage)
      try Data("no film at all".utf8).write(to: footage.appendingPathComponent("films/odd.mp4"))
      let photos = footage.appendingPathComponent("telegram")
      try FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
      let photo = try Command(
        "ffmpeg",
        [
          "-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc2=s=160x90:d=1", "-frames:v", "1",
          photos.path + "/p.jpg",
        ])
      try #require(photo.status == 0)

      let planned = try plan(Self.pipeline(), folder)
      #expect(planned.status == 1)
      let failures = planned.output.split(separator: "\n").filter { $0.hasPrefix("fail ") }
      #expect(failures.count == 3, "\(planned.output)")
      #expect(
        failures.contains {
          $0.contains("silent.mp4") && $0.contains("transcript in 'ar'") && $0.contains("silent.ar.srt.txt")
        }, "\(failures)")
      #expect(failures.contains { $0.contains("U+13000") }, "\(failures)")
      #expect(failures.contains { $0.contains("odd.mp4") && $0.contains("not valid for this format") }, "\(failures)")
      #expect(planned.output.contains("good.en-US.srt is in 'en-US', and serves for 'en'"))
      #expect(planned.output.contains("good.ara.srt is taken for one in 'ar'"))
      #expect(!FileManager.default.fileExists(atPath: out.path), "a plan writes nothing")

      let run = try Tool.run(pipeline: Self.pipeline(), in: folder, on: footage, out: out)
      #expect(run.status == 1)
      let lines = run.errors.split(separator: "\n")
      let firstJob = lines.firstIndex { $0.hasPrefix("[1/") } ?? 0
      #expect(lines[..<firstJob].filter { $0.hasPrefix("FAILED") }.count == 3, "before any job: \(run.errors)")
      #expect(
        Tool.files(below: out).filter { $0.hasSuffix(".mp4") }.count == 3,
        "the good film in two languages, and the photograph")
      let named = planned.output.split(separator: "\n").filter { $0.hasPrefix("write ") }.map {
        String($0.dropFirst(6))
      }
      #expect(named == Tool.files(below: out), "the plan names what the run then writes")

      let noted = try plan(Self.pipeline("languages: [en, ar], burn: each, missing: note"), folder)
      #expect(noted.output.split(separator: "\n").count { $0.hasPrefix("fail ") } == 2)
      #expect(noted.output.contains("there is no transcript in ar"), "\(noted.output)")
      #expect(
        noted.output.contains("render films/silent.mp4 (small.en)") && !noted.output.contains("silent.mp4 (small.ar)"))
    }
  }

  @Test(arguments: ["fail", "note"]) func transcriptsThatServeEquallyWellAreNamed(missing: String) throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage")
      try Self.clip("a.mp4", in: footage)
      for name in ["a.en-US.srt", "a.en-GB.srt"] { try Self.transcript(name, in: footage) }
      let planned = try plan(Self.pipeline("languages: en, missing: \(missing)"), folder)
      #expect(
        planned.status == 1 && planned.output.contains("a.en-GB.srt and a.en-US.srt serve equally well"),
        "\(planned.output)")
      #expect(!planned.output.contains("there is no transcript"))
      let said = try plan(Self.pipeline("languages: en-GB"), folder)
      #expect(said.status == 0, "\(said.output)")
    }
  }

  @Test func whatAPlatformRefusesIsKnownBeforehand() throws {
    try withTemporaryFolder { folder in
      try Self.clip("a.mp4", in: folder.appendingPathComponent("footage"), seconds: 2)
      let planned = try plan(Self.pipeline("languages: en, missing: note", ", maximumSeconds: 1"), folder)
      #expect(planned.status == 1 && planned.output.contains("small takes at most 1 s"), "\(planned.output)")
    }
  }

  /// Times of change that no calendar on this machine goes to.
  @Test func aFileOfTheYear2400IsAFileLikeAnyOther() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Self.clip("a.mp4", in: footage)
      let touched = try Command("touch", ["-d", "2400-01-01", footage.appendingPathComponent("films/a.mp4").path])
      try #require(touched.status == 0)
      for _ in 0..<2 {
        let run = try Tool.run(
          pipeline: Self.pipeline("languages: en, missing: note"), in: folder, on: footage, out: out)
        #expect(run.status == 0, "\(run.errors)\(run.output)")
      }
      #expect(try Tool.run(["verify", out.path]).status == 0)
      #expect(try Tool.run(["probe", footage.appendingPathComponent("films/a.mp4").path]).status == 0)
    }
  }

  /// As a full disk does it, without one: files may have no more than a kilobyte.
  @Test func aMachineThatDoesNotLetUsIsNobodysMistake() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Self.clip("a.mp4", in: footage)
      let file = folder.appendingPathComponent("pipeline.yaml")
      try Data(Self.pipeline("languages: en, missing: note").utf8).write(to: file)
      let run = try Command(
        "bash",
        ["-c", "ulimit -f 1; exec \"$@\"", "bash", Tool.binary.path, "run", file.path, footage.path, "--out", out.path])
      #expect(run.status == 1 && (run.errors + run.output).contains("file too large"), "\(run)")
      #expect(!Tool.files(below: out).contains { $0.hasSuffix(".mp4") || $0.contains("SHA256SUMS") })
      #expect(try Tool.run(["run", file.path, footage.path, "--out", out.path]).status == 0)
    }
  }

  /// Two transcripts that say their language inside only: each language gets its own.
  @Test func aTranscriptThatSaysItsLanguageInsideServesForThatLanguageAlone() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Self.clip("a.mp4", in: footage)
      for (name, language, text) in [("a.ttml", "en", "And then I left."), ("a.dfxp", "ar", "ثم غادرت.")] {
        try Data(
          """
          <tt xmlns="http://www.w3.org/ns/ttml" xml:lang="\(language)"><body><div>
          <p begin="0s" end="0.5s">\(text)</p></div></body></tt>
          """.utf8
        ).write(to: footage.appendingPathComponent("films/\(name)"))
      }
      let text = Self.pipeline("languages: [ar, en], sidecar: srt")
      let run = try Tool.run(pipeline: text, in: folder, on: footage, out: out)
      #expect(run.status == 0, "\(run.errors)\(run.output)")
      let arabic = try String(contentsOf: out.appendingPathComponent("captions/film-001.ar.srt"), encoding: .utf8)
      let english = try String(contentsOf: out.appendingPathComponent("captions/film-001.en.srt"), encoding: .utf8)
      #expect(arabic.contains("غادرت") && english.contains("I left"), "\(arabic)\(english)")
    }
  }

  @Test func theToolTellsTheTruthToMachinesAndTerminals() throws {
    try withTemporaryFolder { folder in
      let unknown = try Tool.run(["nosuch", "--help"])
      #expect(unknown.status == 2 && unknown.errors.contains("there is no command 'nosuch'"))
      let full = try Command(
        "sh", ["-c", "'\(Tool.binary.path)' verify '\(folder.path)' --json >/dev/full"])
      #expect(full.status == 1 && full.errors.contains("writing to standard output"), "\(full)")

      try Self.clip("a.mp4", in: folder.appendingPathComponent("footage"))
      let file = folder.appendingPathComponent("pipeline.yaml")
      try Data(Self.pipeline().utf8).write(to: file)
      let typescript = folder.appendingPathComponent("typescript").path
      _ = try Command(
        "script",
        [
          "-qec",
          "stty cols 80; '\(Tool.binary.path)' plan '\(file.path)' '\(folder.path)/footage' --out '\(folder.path)/out'",
          typescript,
        ])
      let shown = try String(contentsOfFile: typescript, encoding: .utf8).replacingOccurrences(of: "\r", with: "")
      let line = try #require(shown.split(separator: "\n").first { $0.hasPrefix("fail ") })
      #expect(line.count <= 80, "\(shown)")
      #expect(shown.contains("looking for the transcript in 'en'"), "words stay whole: \(shown)")
    }
  }
}
