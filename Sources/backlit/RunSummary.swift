import Files
import Foundation
import Runner

/// How a run went, for people: what is there, what is not, and what to do next.
struct RunSummary {
  let text: String

  init(_ report: RunReport, out: String) {
    let finished = report.sources.filter { $0.state == .finished }
    let failed = report.sources.filter { $0.state == .failed }
    var lines: [String] = []
    let idle = report.ran.isEmpty && report.sources.allSatisfy(\.ran.isEmpty)
    lines.append(
      "\(Self.count(finished.count, "source")) finished" + (idle && failed.isEmpty ? ", nothing had to be done" : "")
        + (failed.isEmpty ? "" : ", \(failed.count) failed"))
    for source in failed { lines.append("  FAILED \(source.explanation.map(\.description) ?? source.name.printable)") }
    for source in report.sources where source.state == .notRendered {
      lines.append("  left out \(source.name.printable): \(source.explanation?.reason ?? "it is not a video")")
    }
    for failure in report.failures { lines.append("  FAILED \(failure)") }
    let findings = report.findings.filter { $0.finding.severity == .failure }
    for finding in findings { lines.append("  \(RunDisplay.text(finding.finding))") }
    if report.exitCode == 0 {
      let isVerified = (report.ran + report.skipped).contains("verify")
      lines.append(
        isVerified
          ? "Everything in \(out.printable) is complete and verified. Look at it, then publish; check it later: backlit verify \(out.printable)"
          : "Everything in \(out.printable) is complete. Nothing has verified it: the pipeline file has no stage 'verify'. Look at it before you publish it"
      )
    } else {
      lines.append(
        "Do not publish \(out.printable) yet: it is not complete. Put right what is named above and run again; what is done is kept"
      )
    }
    text = lines.joined(separator: "\n")
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
