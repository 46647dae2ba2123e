import Files
import Foundation
import Pipeline
import Redaction
import Runner
import Support

/// Shows a run while it works: on a terminal one line that moves, with how fast it goes and the time left; elsewhere plain lines when a job
/// begins, every ten seconds, and when it ends.
final class RunDisplay: Sendable {
  private struct Running {
    let job: Job
    let start = Date()
    var lastTold = Date()
    /// Of notes, by their kind, those that were not told yet.
    var notes = NoteGroups()
  }

  private struct State {
    var planned = 0
    var done = 0
    var jobs: [String: Running] = [:]
    var lastDrawn = Date.distantPast
    /// How many notes of earlier runs stay true, by their kind.
    var kept: [String: Int] = [:]
  }

  /// Without a terminal, a job that takes longer says so this often, in seconds.
  private static let interval = 10.0

  private let isTerminal: Bool
  private let workspace: String
  private let state = Locked(State())

  init(isTerminal: Bool, workspace: String) {
    self.isTerminal = isTerminal
    self.workspace = workspace
  }

  func show(_ event: RunEvent) {
    switch event {
    case .planned(let count): state.withLock { $0.planned = count }
    case .started(let job, let reason): start(job, reason)
    case .progress(let job, let done, let total): progress(job, done, total)
    case .finding(let job, let finding, let isNew):
      if isNew { tell(finding, of: job) } else { state.withLock { $0.kept[finding.check, default: 0] += 1 } }
    case .finished(let job, let seconds): finish(job, seconds)
    case .kept: state.withLock { $0.done += 1 }
    case .failed(let source, let explanation): end(source, "FAILED \(explanation)")
    case .waiting(let source, let explanation): end(source, "WAITS \(explanation)")
    }
  }

  /// What was told before is not told again, and must not be forgotten.
  func finish() {
    if isTerminal { Console.clearStatus() }
    let kept = state.withLock { $0.kept }
    guard !kept.isEmpty else { return }
    let kinds = kept.sorted { $0.key < $1.key }.map { $0.value == 1 ? $0.key : "\($0.value) × \($0.key)" }.joined(
      separator: ", ")
    line("notes of earlier runs that stay true (\(kinds)): \(workspace.printable)/report.json")
  }

  static func text(_ finding: Finding) -> String {
    let subject = finding.file.map { "\($0.printable): " } ?? ""
    return
      "\(finding.severity == .failure ? "FAILED" : "note") \(subject)\(finding.message.printable) [\(finding.check)]"
  }

  /// A failure is told at once; notes when their job is done, so that many of a kind become one line.
  private func tell(_ finding: Finding, of job: Job?) {
    let isKept = state.withLock { state in
      guard finding.severity == .warning, let job, state.jobs[job.id] != nil else { return false }
      state.jobs[job.id]?.notes.add(finding)
      return true
    }
    if !isKept { line(Self.text(finding)) }
  }

  private func start(_ job: Job, _ reason: Reason) {
    let position = state.withLock { state in
      state.jobs[job.id] = Running(job: job)
      return "\(state.done + 1)/\(state.planned)"
    }
    if isTerminal {
      Console.status("[\(position)] \(title(job))")
    } else {
      line("[\(position)] \(title(job)): \(reason)")
    }
  }

  private func finish(_ job: Job, _ seconds: Double) {
    let notes = state.withLock { state in
      state.done += 1
      return state.jobs.removeValue(forKey: job.id)?.notes
    }
    tell(notes, of: job)
    if !isTerminal { line("\(title(job)): done in \((seconds * 10).rounded() / 10) s") }
  }

  /// Before what went wrong: what was noted of the source until then.
  private func end(_ source: Source?, _ text: String) {
    let open = state.withLock { state in
      let open = state.jobs.values.filter { $0.job.source != nil && $0.job.source == source?.id }
        .sorted { $0.job.id < $1.job.id }
      for running in open { state.jobs.removeValue(forKey: running.job.id) }
      return open
    }
    for running in open { tell(running.notes, of: running.job) }
    line(text)
  }

  private func tell(_ notes: NoteGroups?, of job: Job) {
    let sheet = job.source.map { "\(workspace)/sources/\($0)/\(ReviewSheet.fileName)" }.flatMap {
      FileManager.default.fileExists(atPath: $0) ? $0 : nil
    }
    for text in notes?.lines(sheet: sheet, report: "\(workspace)/report.json") ?? [] { line(text) }
  }

  /// On a terminal at most ten times a second; a total that turns out too small is not shown.
  private func progress(_ job: Job, _ done: Int, _ total: Int) {
    let text = state.withLock { state -> String? in
      guard let running = state.jobs[job.id] else { return nil }
      let now = Date()
      if isTerminal {
        guard now.timeIntervalSince(state.lastDrawn) > 0.1 else { return nil }
        state.lastDrawn = now
      } else {
        guard now.timeIntervalSince(running.lastTold) >= Self.interval else { return nil }
        state.jobs[job.id]?.lastTold = now
      }
      let pace = Pace(
        done: done, total: total, seconds: now.timeIntervalSince(running.start), isFiles: job.source == nil)
      return "[\(state.done + 1)/\(state.planned)] \(title(job))  " + (isTerminal ? pace.bar : "") + pace.text
    }
    guard let text else { return }
    if isTerminal { Console.status(text) } else { line(text) }
  }

  private func line(_ text: String) {
    if isTerminal { Console.clearStatus() }
    Console.error(text)
  }

  private func title(_ job: Job) -> String {
    let part = job.part.isEmpty ? "" : " (\(job.part.printable))"
    return job.sourceName.map { "\(job.stage) \($0.printable)\(part)" } ?? job.stage
  }
}

/// How far something is, and how fast.
struct Pace {
  let done: Int
  let total: Int
  let seconds: Double
  /// Whole files are counted, and not frames.
  var isFiles = false

  private var rate: Double { Double(done) / max(0.001, seconds) }

  var text: String {
    let what = isFiles ? "files" : "frames"
    let speed = isFiles ? "" : "  \(Int(rate)) frames/s"
    guard total >= done, total > 0 else { return "\(done) \(what)\(speed)" }
    let left = done > 0 ? "  \(ClockText(seconds: Double(total - done) / max(0.001, rate)).short) left" : ""
    let count = isFiles ? "file \(done) of \(total)" : "\(done * 100 / total) %"
    return count + speed + left
  }

  /// Nothing where the total is not known.
  var bar: String {
    guard total >= done, total > 0 else { return "" }
    let filled = Int((Double(done) / Double(total) * 20).rounded())
    return String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled) + " "
  }
}

/// Notes of one job, in the order in which their kinds came.
struct NoteGroups {
  private var order: [String] = []
  private var groups: [String: [Finding]] = [:]

  mutating func add(_ finding: Finding) {
    if groups[finding.check] == nil { order.append(finding.check) }
    groups[finding.check, default: []].append(finding)
  }

  /// What a review sheet shows; everything else stands in the report of the run.
  private static let onSheet: Set<String> = ["look-here", "text-in-picture"]

  /// One line for each kind, with where all of them can be looked at.
  func lines(sheet: String?, report: String) -> [String] {
    order.compactMap { check in
      guard let notes = groups[check], let first = notes.first else { return nil }
      if notes.count == 1 { return RunDisplay.text(first) }
      let subject = first.file.map { "\($0.printable): " } ?? ""
      let details = Self.onSheet.contains(check) ? sheet ?? report : report
      if check == "look-here" {
        return "note \(subject)\(notes.count) moments want a look: \(details.printable) [\(check)]"
      }
      return
        "note \(subject)\(first.message.printable); and \(notes.count - 1) more of this kind: \(details.printable) [\(check)]"
    }
  }
}
