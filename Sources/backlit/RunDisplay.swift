import Files
import Foundation
import Pipeline
import Runner

/// Shows a run while it works: on a terminal one line that moves, with frames a second and the time left; elsewhere a plain
/// line when a job begins and when it ends.
final class RunDisplay: Sendable {
  private struct State {
    var planned = 0
    var done = 0
    var job: Job?
    var jobStart = Date()
    var lastDrawn = Date.distantPast
  }

  private let isTerminal: Bool
  private let state = Locked(State())

  init(isTerminal: Bool) { self.isTerminal = isTerminal }

  func show(_ event: RunEvent) {
    switch event {
    case .planned(let count): state.withLock { $0.planned = count }
    case .started(let job, let reason): start(job, reason)
    case .progress(let job, let done, let total): progress(job, done, total)
    case .finding(_, let finding): line(Self.text(finding))
    case .finished(let job, let seconds):
      state.withLock { $0.done += 1 }
      if !isTerminal { line("\(title(job)): done in \((seconds * 10).rounded() / 10) s") }
    case .skipped: state.withLock { $0.done += 1 }
    case .failed(_, let explanation): line("FAILED \(explanation)")
    case .notRendered(let source, let sentence): line("left out \(source.name.printable): \(sentence)")
    }
  }

  func finish() { if isTerminal { Console.clearStatus() } }

  static func text(_ finding: Finding) -> String {
    let subject = finding.file.map { "\($0.printable): " } ?? ""
    return
      "\(finding.severity == .failure ? "FAILED" : "note") \(subject)\(finding.message.printable) [\(finding.check)]"
  }

  private func start(_ job: Job, _ reason: Reason) {
    let position = state.withLock { state in
      state.job = job
      state.jobStart = Date()
      return "\(state.done + 1)/\(state.planned)"
    }
    if isTerminal {
      Console.status("[\(position)] \(title(job))")
    } else {
      line("[\(position)] \(title(job)): \(reason)")
    }
  }

  /// At most ten times a second; a total that turns out too small is not shown.
  private func progress(_ job: Job, _ done: Int, _ total: Int) {
    guard isTerminal else { return }
    let text = state.withLock { state -> String? in
      let now = Date()
      guard now.timeIntervalSince(state.lastDrawn) > 0.1 else { return nil }
      state.lastDrawn = now
      let rate = Double(done) / max(0.001, now.timeIntervalSince(state.jobStart))
      var text = "[\(state.done + 1)/\(state.planned)] \(title(job))  "
      if total >= done {
        text += "\(Self.bar(Double(done) / Double(total))) \(done * 100 / total) %  \(Int(rate)) frames/s  "
        text += "\(Clock.text(Double(total - done) / max(0.001, rate))) left"
      } else {
        text += "\(done) frames  \(Int(rate)) frames/s"
      }
      return text
    }
    if let text { Console.status(text) }
  }

  private func line(_ text: String) {
    if isTerminal { Console.clearStatus() }
    Console.error(text)
  }

  private func title(_ job: Job) -> String { job.sourceName.map { "\(job.stage) \($0.printable)" } ?? job.stage }

  private static func bar(_ part: Double) -> String {
    let filled = Int((min(1, part) * 20).rounded())
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
  }
}
