import Foundation
import TestSupport
import Testing

/// What a run does again, on a real film of two seconds in two languages.
@Suite(.serialized) struct KeyTests {
  private static func pipeline(title: String = "Film", set: String = "all", verify: Bool = true) -> String {
    """
    backlit: 1
    title: \(title)
    sources: { \(set): "*.mp4" }
    stages:
      - ingest
      - detect
      - redact
      - subtitle: { languages: [en, ar], burn: each, sidecar: srt }
      - render: { for: [small], platforms: { small: { like: youtube-720p, width: 320, height: 180 } } }
      - manifest
    \(verify ? "  - verify" : "")
    """
  }

  /// A folder with a film, its transcripts and a finished run.
  private final class Trial {
    let folder: URL
    let footage: URL
    let out: URL

    init(in folder: URL) throws {
      self.folder = folder
      footage = folder.appendingPathComponent("footage")
      out = folder.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
      try Clip.make(
        [
          "-i", Footage.path("interviews/A002.mp4"), "-t", "2", "-vf", "scale=320:180", "-c:v", "libx264", "-c:a",
          "copy",
        ], "A.mp4", in: footage)
      try write("And then I left.", to: "A.en.srt")
      try write("ثم غادرت.", to: "A.ar.srt")
      let first = try run(pipeline())
      try #require(first.status == 0, "\(first.errors)\(first.output)")
    }

    func write(_ text: String, to name: String) throws {
      try Data("1\n00:00:00,200 --> 00:00:01,800\n\(text)\n".utf8).write(to: footage.appendingPathComponent(name))
    }

    func run(_ text: String, environment: [String: String] = [:]) throws -> Command {
      let file = folder.appendingPathComponent("pipeline.yaml")
      try Data(text.utf8).write(to: file)
      return try Tool.run(["run", file.path, footage.path, "--out", out.path], environment: environment)
    }

    /// What the plan would do again: `render A.mp4 (small.en): its input has changed: …`
    func plan(_ text: String, environment: [String: String] = [:]) throws -> [String] {
      let file = folder.appendingPathComponent("pipeline.yaml")
      try Data(text.utf8).write(to: file)
      let result = try Tool.run(["plan", file.path, footage.path, "--out", out.path], environment: environment)
      return result.output.split(separator: "\n").filter { $0.hasPrefix("run ") }.map { String($0.dropFirst(6)) }
    }

    /// Inode and digest of every rendition and caption file, by its name without the title.
    func files() throws -> [String: String] {
      try Dictionary(
        uniqueKeysWithValues: Tool.files(below: out).filter { $0.contains("/") }.map { name in
          let file = out.appendingPathComponent(name)
          let stamp = try Command("stat", ["-c", "%i", file.path]).output.trimmingCharacters(in: .newlines)
          return (name.replacing(/\/[a-z-]+-001/, with: "/001"), "\(stamp) \(try Tool.sha256(file))")
        })
    }

    /// Digests that stand for each file at which verify has looked, and that it found right.
    func foundRight() throws -> Set<String> {
      let file = URL(fileURLWithPath: out.path + ".workspace/run/found-right.json")
      return try Set(JSONDecoder().decode([String].self, from: Data(contentsOf: file)))
    }

    private func pipeline() -> String { KeyTests.pipeline() }
  }

  private func withTrial(_ body: (Trial) throws -> Void) throws {
    try withTemporaryFolder { try body(Trial(in: $0)) }
  }

  @Test func aNewTitleRenamesFilesAndACorrectedWordEncodesItsLanguageAlone() throws {
    try withTrial { trial in
      let before = try trial.files()
      #expect(
        before.keys.sorted() == [
          "captions/001.ar.srt", "captions/001.en.srt", "small/001.ar.mp4", "small/001.ar.thumbnail.jpg",
          "small/001.en.mp4", "small/001.en.thumbnail.jpg",
        ])
      let looks = try trial.foundRight()
      #expect(looks.count == 2)
      let title = Self.pipeline(title: "Another film")
      #expect(try trial.plan(title).map { $0.prefix { $0 != ":" } } == ["manifest", "verify"])
      let renamed = try trial.run(title)
      #expect(renamed.status == 0, "\(renamed.errors)\(renamed.output)")
      #expect(try trial.files() == before, "the same files")
      #expect(try trial.foundRight() == looks, "verify has no look to take again")
      #expect(Tool.files(below: trial.out).contains("small/another-film-001.en.mp4"))
      let manifest = try String(contentsOf: trial.out.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(
        manifest.contains("Another film") && manifest.contains("another-film-001.en.mp4")
          && !manifest.contains("/film-001"))

      try trial.write("And then I went.", to: "A.en.srt")
      let planned = try trial.plan(title)
      #expect(planned.contains("subtitle A.mp4 (en): its input has changed: transcript (en)"), "\(planned)")
      #expect(
        !planned.contains { $0.contains("(ar)") || $0.contains("small.ar") || $0.hasPrefix("detect") }, "\(planned)")
      let corrected = try trial.run(title)
      #expect(corrected.status == 0, "\(corrected.errors)")
      let after = try trial.files()
      #expect(after.keys.filter { after[$0] != before[$0] }.allSatisfy { $0.contains(".en.") })
      #expect(after["small/001.en.mp4"] != before["small/001.en.mp4"])
      let (now, same) = try (trial.foundRight(), trial.foundRight().intersection(looks))
      #expect(now.count == 2 && same.count == 1, "verify looks at the English film alone")

      #expect(
        try trial.plan(Self.pipeline(title: "Another film", set: "talks")).isEmpty,
        "the name of a source set decides nothing")
    }
  }

  /// Another font package: a folder with the same fonts, one of them changed in its first bytes.
  @Test func aNewFontPackageRunsSubtitleAndRenderAndNothingElse() throws {
    try withTrial { trial in
      let fonts = trial.folder.appendingPathComponent("fonts")
      try FileManager.default.createDirectory(
        at: fonts.appendingPathComponent("truetype"), withIntermediateDirectories: true)
      for folder in try FileManager.default.contentsOfDirectory(atPath: "/usr/share/fonts") where folder != "truetype" {
        try FileManager.default.createSymbolicLink(
          atPath: fonts.path + "/" + folder, withDestinationPath: "/usr/share/fonts/" + folder)
      }
      try Command("cp", ["-r", "/usr/share/fonts/truetype/noto", fonts.path + "/truetype/noto"]).succeeding()
      let target = fonts.appendingPathComponent("truetype/noto/NotoSansArabic-Bold.ttf")
      var bytes = try Data(contentsOf: target)
      // The modification date in the table directory's checksum of 'head'.
      bytes[20] ^= 1
      try bytes.write(to: target)
      let planned = try trial.plan(Self.pipeline(), environment: ["BACKLIT_FONTS": fonts.path])
      let stages = Set(planned.compactMap { $0.split(separator: " ").first.map { $0.prefix { $0 != ":" } } })
      #expect(stages == ["subtitle", "render", "manifest", "verify"], "\(planned)")
      #expect(planned.contains("subtitle A.mp4 (en): something that it uses has changed: fonts"), "\(planned)")
    }
  }

  /// The workspace of a Backlit whose code was another one, and which knew less of what it delivered.
  @Test func anUpgradeDoesWhatTheNewOneWouldHaveDoneFromScratch() throws {
    try withTrial { trial in
      let scratch = try trial.files().mapValues { $0.suffix(64) }
      let jobs = URL(fileURLWithPath: trial.out.path + ".workspace/jobs")
      for name in Tool.files(below: jobs) where name.hasPrefix("redact") {
        let file = jobs.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing(/"code" : "[0-9a-f]{64}"/, with: "\"code\" : \"\(String(repeating: "0", count: 64))\"")
          .write(to: file, atomically: true, encoding: .utf8)
      }
      let planned = try trial.plan(Self.pipeline())
      #expect(planned.first == "redact A.mp4: Backlit has changed in what makes it", "\(planned)")
      let stages = Set(planned.compactMap { $0.split(separator: " ").first.map { $0.prefix { $0 != ":" } } })
      #expect(stages == ["redact", "render", "manifest", "verify"], "\(planned)")

      // An earlier version wrote facts that this one would not, and records that it cannot read.
      for name in Tool.files(below: jobs) {
        let file = jobs.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacingOccurrences(of: "\"settings\"", with: "\"options\"").write(
          to: file, atomically: true, encoding: .utf8)
      }
      try Data("an old fact".utf8).write(
        to: URL(fileURLWithPath: trial.out.path + ".workspace/sources/001/redaction.json"))
      let upgraded = try trial.run(Self.pipeline())
      #expect(upgraded.status == 0, "\(upgraded.errors)\(upgraded.output)")
      #expect(try trial.files().mapValues { $0.suffix(64) } == scratch)
      #expect(try Tool.run(["verify", trial.out.path]).status == 0)
    }
  }

  /// An unfinished folder never looks finished, and one that nobody checked says so.
  @Test func whatWasNotCheckedDoesNotLookChecked() throws {
    try withTrial { trial in
      let proofs = ["SHA256SUMS", "manifest.json"]
      #expect(proofs.allSatisfy(Tool.files(below: trial.out).contains))
      try trial.write("And then I went.", to: "A.en.srt")
      let file = trial.folder.appendingPathComponent("pipeline.yaml")
      // Until the stage 'verify' has begun; then the interrupt that Ctrl-C sends.
      let script = """
        set -m
        "$1" run "$2" "$3" --out "$4" 2>"$5" & pid=$!
        until grep -q 'verify: ' "$5"; do sleep 0.02; done
        kill -INT -$pid; wait $pid
        """
      let log = trial.folder.appendingPathComponent("log").path
      _ = try Command(
        "bash", ["-c", script, "bash", Tool.binary.path, file.path, trial.footage.path, trial.out.path, log])
      #expect(!proofs.contains(where: Tool.files(below: trial.out).contains))
      let verified = try Tool.run(["verify", trial.out.path])
      #expect(verified.status == 1 && verified.output.contains("manifest-missing"), "\(verified.output)")

      let unchecked = Self.pipeline(verify: false)
      let result = try trial.run(unchecked)
      #expect(
        result.status == 0 && result.output.contains("Nothing has verified it"), "\(result.output)\(result.errors)")
      #expect(result.errors.contains("never-checked"))
      let manifest = try String(contentsOf: trial.out.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(manifest.contains("\"checks\" : [\n\n  ]"), "\(manifest.prefix(300))")
      let told = try Tool.run(["verify", trial.out.path])
      #expect(told.status == 0 && told.output.contains("never-checked"))
      let checked = try trial.run(Self.pipeline())
      #expect(checked.status == 0)
      #expect(
        try String(contentsOf: trial.out.appendingPathComponent("manifest.json"), encoding: .utf8).contains(
          "\"covers\""))

      // What is put there since is noticed though nothing else has changed.
      try Data("x".utf8).write(to: trial.out.appendingPathComponent("stray.txt"))
      let stray = try trial.run(Self.pipeline())
      #expect(stray.status == 1 && stray.output.contains("stray-file"), "\(stray.output)")
      try FileManager.default.removeItem(at: trial.out.appendingPathComponent("stray.txt"))
      #expect(try trial.run(Self.pipeline()).status == 0)
      try FileManager.default.createSymbolicLink(
        atPath: trial.out.path + "/link.mp4", withDestinationPath: "/etc/hostname")
      #expect(try trial.run(Self.pipeline()).status == 1, "a link is a stray, too")
    }
  }
}
