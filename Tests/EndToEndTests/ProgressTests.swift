import Foundation
import TestSupport
import Testing

/// Without a terminal, a job that takes longer says so every ten seconds: how far it is, and how fast.
@Suite struct ProgressTests {
  /// What a run over two films says, of which the first is five seconds long; `script` goes on beside it.
  private func lines(in folder: URL, beside script: String) throws -> [Substring] {
    let footage = folder.appendingPathComponent("footage"), log = folder.appendingPathComponent("log").path
    try PreflightTests.clip("a.mp4", in: footage, seconds: 5)
    try PreflightTests.clip("b.mp4", in: footage)
    let file = folder.appendingPathComponent("pipeline.yaml")
    try Data(PreflightTests.pipeline("languages: en, missing: note").utf8).write(to: file)
    let whole = """
      "$1" run "$2" "$3" --out "$4" --jobs 1 >"$5" 2>&1 & pid=$!
      \(script)
      wait $pid
      """
    let out = folder.appendingPathComponent("out").path
    let run = try Command("bash", ["-c", whole, "bash", Tool.binary.path, file.path, footage.path, out, log])
    let text = try String(contentsOfFile: log, encoding: .utf8)
    try #require(run.status == 0, "\(run.status): \(text)")
    return text.split(separator: "\n")
  }

  /// The process that looks for people stands still for so long, as one that waits for a slow disk.
  @Test func aJobOfMoreThanTenSecondsSaysHowFarItIs() throws {
    let script = """
      until child=$(pgrep -P $pid -x detect-001); do [ -n "$(jobs -r)" ] || exit 99; done
      kill -STOP $child; sleep 10.5; kill -CONT $child
      """
    try withTemporaryFolder { folder in
      let lines = try lines(in: folder, beside: script)
      let begin = try #require(lines.firstIndex { $0.contains("] detect films/a.mp4: it has not run yet") })
      let end = try #require(lines.firstIndex { $0.hasPrefix("detect films/a.mp4: done in ") })
      let line = try #require(lines[begin..<end].first { $0.contains("frames/s") }, "it said nothing in between")
      let parts = try #require(
        line.wholeMatch(of: /\[\d+\/\d+\] detect films\/a\.mp4  (\d+) %  (\d+) frames\/s  [\d:]+ left/), "\(line)")
      let percent = try #require(Double(parts.1)), rate = try #require(Double(parts.2))
      // 125 pictures, and at least ten seconds since this job began.
      #expect(percent <= 100 && rate <= (percent + 1) * 1.26 / 10, "\(line)")
    }
  }
}
