import Foundation
import TestSupport
import Testing

/// What becomes of a run of which somebody kills a process.
@Suite struct KilledJobTests {
  /// A run over a film of five seconds and a short one; `script` goes on beside it, with the run's process as `$pid`.
  private func run(in folder: URL, jobs: Int, beside script: String) throws -> (status: Int32, text: String, out: URL) {
    let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
    try PreflightTests.clip("a.mp4", in: footage, seconds: 5)
    try PreflightTests.clip("b.mp4", in: footage)
    let file = folder.appendingPathComponent("pipeline.yaml"), log = folder.appendingPathComponent("log").path
    try Data(PreflightTests.pipeline("languages: en, missing: note").utf8).write(to: file)
    let whole = """
      "$1" run "$2" "$3" --out "$4" --jobs \(jobs) >"$5" 2>&1 & pid=$!
      \(script)
      wait $pid
      """
    let run = try Command(
      "bash", ["-c", whole, "bash", Tool.binary.path, file.path, footage.path, out.path, log])
    return (run.status, try String(contentsOfFile: log, encoding: .utf8), out)
  }

  /// Of the processes that this run started, and of no other run that goes on beside it.
  private static let seen = """
    until child=$(pgrep -P $pid -x detect-001); do [ -n "$(jobs -r)" ] || exit 99; done
    """

  /// A job that somebody kills costs its source, and can be done again alone.
  @Test func aKilledJobCostsItsSourceAndLeavesItsTicket() throws {
    try withTemporaryFolder { folder in
      let run = try run(in: folder, jobs: 2, beside: Self.seen + "\nkill -9 $child")
      #expect(run.status == 1)
      #expect(
        run.text.contains("while running the stage 'detect'") && run.text.contains("ended by signal 9"), "\(run.text)")
      let files = Tool.files(below: run.out)
      #expect(files.contains("small/film-002.mp4") && !files.contains("small/film-001.mp4"), "\(run.text)")
      let ticket = try #require(run.text.firstMatch(of: /backlit job (\S+ticket\.json)/)?.1)
      let again = try Tool.run(["job", String(ticket)])
      #expect(again.status == 0, "\(again.errors)")
      #expect(FileManager.default.fileExists(atPath: (ticket as NSString).deletingLastPathComponent + "/result.json"))
      let next = try Tool.run([
        "run", folder.appendingPathComponent("pipeline.yaml").path, folder.appendingPathComponent("footage").path,
        "--out", run.out.path,
      ])
      #expect(next.status == 0, "\(next.errors)\(next.output)")
    }
  }

  /// The process that waits for the next job, while another works.
  @Test func aKilledProcessThatHadNoJobYetCostsNothing() throws {
    try withTemporaryFolder { folder in
      let script = Self.seen + "\n" + #"until pkill -9 -P $pid -x exe; do [ -n "$(jobs -r)" ] || exit 99; done"#
      let run = try run(in: folder, jobs: 1, beside: script)
      #expect(run.status == 0, "\(run.text)")
      #expect(Tool.files(below: run.out).filter { $0.hasSuffix(".mp4") }.count == 2)
    }
  }
}
