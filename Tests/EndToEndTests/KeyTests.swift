import Foundation
import TestSupport
import Testing

/// What a run does again, on a real film of two seconds in two languages.
@Suite(.serialized) struct KeyTests {
  private func withTrial(_ body: (FilmTrial) throws -> Void) throws {
    try withTemporaryFolder { try body(FilmTrial(in: $0)) }
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
      let title = FilmTrial.pipeline(title: "Another film")
      let named = "its files get other names, and are not made again:"
      #expect(
        try trial.jobs(title) == [
          "skip  ingest A.mp4: up to date", "skip  detect A.mp4: up to date", "skip  redact A.mp4: up to date",
          "name  subtitle A.mp4 (en): \(named) captions/another-film-001.en.srt",
          "name  subtitle A.mp4 (ar): \(named) captions/another-film-001.ar.srt",
          "name  render A.mp4 (small.en): \(named) small/another-film-001.en.mp4",
          "name  render A.mp4 (small.ar): \(named) small/another-film-001.ar.mp4",
          "run   manifest: its input has changed: sidecar (en) captions/another-film-001.en.srt",
          "run   verify: a job before it has to run",
        ])
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
        try trial.plan(FilmTrial.pipeline(title: "Another film", set: "talks")).isEmpty,
        "the name of a source set decides nothing")
    }
  }

  /// The workspace of a Backlit whose code was another one, and which knew less of what it delivered.
  @Test func anUpgradeDoesWhatTheNewOneWouldHaveDoneFromScratch() throws {
    try withTrial { trial in
      let scratch = try trial.files().mapValues { $0.suffix(64) }
      func otherCode(_ record: String) -> String {
        record.replacing(/"code" : "[0-9a-f]{64}"/, with: "\"code\" : \"\(String(repeating: "0", count: 64))\"")
      }
      try trial.alterRecords("redact", otherCode)
      let redact = try trial.plan(FilmTrial.pipeline()), after = "a job before it has to run"
      #expect(
        redact == [
          "redact A.mp4: Backlit has changed in what makes it", "render A.mp4 (small.en): \(after)",
          "render A.mp4 (small.ar): \(after)", "manifest: \(after)", "verify: \(after)",
        ])
      // Of two parts of a stage, one.
      try trial.alterRecords("subtitle-001.ar", otherCode)
      let both = try trial.plan(FilmTrial.pipeline())
      #expect(
        both.filter { $0.hasSuffix("Backlit has changed in what makes it") }.map { $0.prefix { $0 != ":" } } == [
          "redact A.mp4", "subtitle A.mp4 (ar)",
        ], "\(both)")

      // An earlier version wrote facts that this one would not, and records that it cannot read.
      try trial.alterRecords { $0.replacingOccurrences(of: "\"settings\"", with: "\"options\"") }
      try Data("an old fact".utf8).write(
        to: URL(fileURLWithPath: trial.out.path + ".workspace/sources/001/redaction.json"))
      let upgraded = try trial.run(FilmTrial.pipeline())
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

      let unchecked = FilmTrial.pipeline(verify: false)
      let result = try trial.run(unchecked)
      #expect(
        result.status == 0 && result.output.contains("Nothing has verified it"), "\(result.output)\(result.errors)")
      #expect(result.errors.contains("never-checked"))
      let manifest = try String(contentsOf: trial.out.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(manifest.contains("\"checks\" : [\n\n  ]"), "\(manifest.prefix(300))")
      let told = try Tool.run(["verify", trial.out.path])
      #expect(told.status == 0 && told.output.contains("never-checked"))
      let checked = try trial.run(FilmTrial.pipeline())
      #expect(checked.status == 0)
      #expect(
        try String(contentsOf: trial.out.appendingPathComponent("manifest.json"), encoding: .utf8).contains(
          "\"covers\""))

      // What is put there since is noticed though nothing else has changed.
      try Data("x".utf8).write(to: trial.out.appendingPathComponent("stray.txt"))
      let stray = try trial.run(FilmTrial.pipeline())
      #expect(stray.status == 1 && stray.output.contains("stray-file"), "\(stray.output)")
      try FileManager.default.removeItem(at: trial.out.appendingPathComponent("stray.txt"))
      #expect(try trial.run(FilmTrial.pipeline()).status == 0)
      try FileManager.default.createSymbolicLink(
        atPath: trial.out.path + "/link.mp4", withDestinationPath: "/etc/hostname")
      #expect(try trial.run(FilmTrial.pipeline()).status == 1, "a link is a stray, too")
    }
  }
}
