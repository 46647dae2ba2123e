import Files
import Foundation
import Runner

/// How a run went, for people: what is there, what is not, and what to do next.
struct RunSummary {
  let text: String

  /// `isChecked`: whether the pipeline file has a stage that looks at what is delivered; `sheets` is the page that leads to all review sheets.
  init(_ report: RunReport, out: String, isChecked: Bool, sheets: String? = nil) {
    func sources(_ state: RunReport.SourceReport.State) -> [RunReport.SourceReport] {
      report.sources.filter { $0.state == state }
    }
    let (finished, failed, waiting) = (sources(.finished), sources(.failed), sources(.waiting))
    var lines: [String] = []
    let idle = report.ran.isEmpty && report.sources.allSatisfy(\.ran.isEmpty)
    lines.append(
      "\(Self.count(finished.count, "source")) finished"
        + (idle && failed.isEmpty && waiting.isEmpty ? ", nothing had to be done" : "")
        + (failed.isEmpty ? "" : ", \(failed.count) failed")
        + (waiting.isEmpty ? "" : ", \(waiting.count) \(waiting.count == 1 ? "waits" : "wait") for a review"))
    for source in failed { lines.append("  FAILED \(source.explanation.map(\.description) ?? source.name.printable)") }
    for failure in report.failures { lines.append("  FAILED \(failure)") }
    for finding in report.findings where finding.finding.severity == .failure {
      lines.append("  \(RunDisplay.text(finding.finding))")
    }
    for source in waiting { lines += Self.waiting(source) }
    if let sheets { lines.append("All review sheets, which show people as they are: \(sheets.printable)") }
    lines.append(Self.verdict(report, out.printable, isChecked: isChecked))
    text = lines.joined(separator: "\n")
  }

  private static func waiting(_ source: RunReport.SourceReport) -> [String] {
    let advice = (source.explanation?.advice ?? "").split(separator: "\n").map(String.init)
    return ["  WAITS \(source.name.printable): \(source.explanation?.reason.printable ?? "")."]
      + advice.enumerated().map { index, line in (index == 0 ? "    " : "      ") + line.printable }
  }

  private static func verdict(_ report: RunReport, _ out: String, isChecked: Bool) -> String {
    switch report.exitCode {
    case 0 where isChecked:
      "Everything in \(out) is complete and verified. Look at it, then publish; check it later: backlit verify \(out)"
    case 0:
      "Everything in \(out) is complete. Nothing has verified it: the pipeline file has no stage 'verify'. Look at it before you publish it"
    case 4:
      "Nothing failed, and \(out) is not complete: what is named above waits for you. Run again when you have looked at it; what is done is kept"
    case 3:
      "Do not publish \(out): Backlit made a mistake. Please report it with what is printed above and the output of 'backlit doctor'"
    default:
      "Do not publish \(out) yet: it is not complete. Put right what is named above and run again; what is done is kept"
    }
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
