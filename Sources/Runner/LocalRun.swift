import Files
import Foundation
import Pipeline

/// One run in the making: the sources, several at a time, then the stages of the whole run.
final class LocalRun {
  private let executor: LocalExecutor
  private let planner: Planner
  private let runner: JobRunner
  private let published: PublishedFiles
  private let runOutputs: RunOutputs
  private var reports: [RunReport.SourceReport] = []
  private var notes = RunNotes()
  private var finished: [Source] = []
  private var failedSources = 0
  /// What the stages of the whole run may read.
  private var available: [JobInput] = []
  private var hasRunSomething = false

  init(executor: LocalExecutor, planner: Planner) {
    self.executor = executor
    self.planner = planner
    published = PublishedFiles(folders: executor.folders)
    runOutputs = RunOutputs(planner: planner, published: published, finishingFiles: executor.finishingFiles)
    runner = JobRunner(
      pipeline: executor.pipeline, tool: executor.tool, folders: executor.folders, records: planner.records,
      events: executor.events)
  }

  func run() throws -> RunReport {
    let decisions = planner.decideAll()
    try planner.digests.save()
    executor.events(.planned(count: planner.layout.jobs.count))
    for finding in executor.footage.findings {
      executor.events(.finding(nil, finding))
      notes.findings.append(.init(job: nil, finding: finding))
    }
    reportExcluded()
    try removeOutdated(decisions)
    try workOnAll(decisions.sources)
    let whole = try finish(decisions.runReasons)
    let report = RunReport(
      sources: reports.sorted { $0.name < $1.name }, ran: whole.ran, skipped: whole.skipped, failures: whole.failures,
      notes: notes)
    try CanonicalJSON.write(report, to: executor.folders.report, permissions: 0o600)
    return report
  }

  private func reportExcluded() {
    for excluded in planner.layout.notRendered {
      executor.events(.notRendered(source: excluded.source, excluded.explanation.reason))
      reports.append(report(excluded.source, .notRendered, excluded.explanation))
    }
    for excluded in planner.layout.failed { fail(excluded.source, excluded.explanation) }
  }

  /// What makes the folder look finished goes first, then what this plan does not deliver or will deliver differently.
  private func removeOutdated(_ decisions: Planner.Decisions) throws {
    if !decisions.isUpToDate { try runOutputs.remove(from: decisions.runReasons.firstIndex { $0 != .upToDate } ?? 0) }
    let outdated = Set(
      decisions.sources.flatMap { zip($0.item.jobs, $0.reasons) }
        .filter { job, reason in reason.isNewKey && !job.keepsFiles(after: reason) }.map(\.0.job.id))
    let current = Set(planner.layout.jobs.map(\.job.id))
    let records = planner.records.records
    let kept = records.filter { current.contains($0.key) && !outdated.contains($0.key) }
      .flatMap { $0.value.outputs.filter { $0.place == .output }.map(\.path) }
    for (id, record) in records.sorted(by: { $0.key < $1.key }) where !current.contains(id) || outdated.contains(id) {
      try published.removeIntact(record.outputs, except: Set(kept))
    }
  }

  /// Several sources at a time; what they came to is told in their order, so that nothing depends on who was first.
  private func workOnAll(_ decisions: [Planner.SourceDecision]) throws {
    let outcomes = Locked<[Int: SourceWork.Outcome]>([:])
    let next = Locked(0)
    let (runOutputs, events) = (runOutputs, executor.events)
    let work = SourceWork(planner: planner, runner: runner, published: published)
    let retract = Locked(())
    DispatchQueue.concurrentPerform(iterations: max(1, min(executor.parallelSources, decisions.count))) { _ in
      while true {
        let index = next.withLock {
          $0 += 1; return $0 - 1
        }
        guard index < decisions.count else { return }
        let outcome = work.run(decisions[index])
        if let failure = outcome.failure {
          // The folder must not look finished from now on.
          retract.withLock { _ in try? runOutputs.remove(from: 0) }
          events(.failed(source: decisions[index].item.source, failure))
        }
        outcomes.withLock { $0[index] = outcome }
      }
    }
    for (index, decision) in decisions.enumerated() {
      guard let outcome = outcomes.withLock({ $0[index] }) else { continue }
      note(outcome, of: decision.item.source)
    }
    if failedSources > 0 { try runOutputs.remove(from: 0) }
  }

  private func note(_ outcome: SourceWork.Outcome, of source: Source) {
    hasRunSomething = hasRunSomething || !outcome.ran.isEmpty || outcome.failure != nil
    notes += outcome.notes
    available += outcome.inputs
    reports.append(
      report(
        source, outcome.failure == nil ? .finished : .failed, outcome.failure, ran: outcome.ran,
        skipped: outcome.skipped))
    if outcome.failure == nil { finished.append(source) } else { failedSources += 1 }
  }

  /// The stages of scope `run`. Once one of them runs, those after it do too.
  private func finish(_ planned: [Reason]) throws -> (ran: [String], skipped: [String], failures: [Explanation]) {
    guard !finished.isEmpty else {
      try runOutputs.remove(from: 0)
      guard failedSources == 0 else { return ([], [], []) }
      let explanation = Explanation(
        doing: "running the pipeline file", reason: "it has no source that can be rendered",
        advice: "Add videos to the footage folder, or change the patterns under 'sources:'")
      executor.events(.failed(source: nil, explanation))
      return ([], [], [explanation])
    }
    var ran: [String] = []
    var skipped: [String] = []
    do {
      for (job, plannedReason) in zip(planner.layout.runJobs, planned) {
        if !hasRunSomething && plannedReason == .upToDate {
          notes.add(try runner.skip(job), of: job.job)
          skipped.append(job.job.stage)
        } else {
          let consumed = available.consumed(by: job)
          let key = planner.key(of: job, sources: finished, failedSources: failedSources, inputs: consumed)
          let reason = hasRunSomething ? reasonAfterOthers(job, key) : plannedReason
          hasRunSomething = true
          ran.append(job.job.stage)
          let scope = JobRunner.Scope(source: nil, sources: finished, failedSources: failedSources)
          notes.add(try runner.run(job, because: reason, key: key, inputs: consumed, scope: scope), of: job.job)
        }
        available += planner.outputs(of: job)
      }
      return (ran, skipped, [])
    } catch {
      try runOutputs.remove(from: 0)
      let explanation = error.explained(doing: "running the stage '\(ran.last ?? "")' on the whole run", path: nil)
      executor.events(.failed(source: nil, explanation))
      return (ran, skipped, [explanation])
    }
  }

  /// The outputs of such a job were removed by us, so their absence is no reason.
  private func reasonAfterOthers(_ job: PreparedJob, _ key: JobKey) -> Reason {
    guard let record = planner.records[job.job] else { return .neverRun }
    return key.change(since: record.parts) ?? .dependsOnRunning
  }

  private func fail(_ source: Source, _ explanation: Explanation, ran: [String] = [], skipped: [String] = []) {
    failedSources += 1
    executor.events(.failed(source: source, explanation))
    reports.append(report(source, .failed, explanation, ran: ran, skipped: skipped))
  }

  private func report(
    _ source: Source, _ state: RunReport.SourceReport.State, _ explanation: Explanation?, ran: [String] = [],
    skipped: [String] = []
  ) -> RunReport.SourceReport {
    .init(id: source.id, name: source.name, state: state, explanation: explanation, ran: ran, skipped: skipped)
  }
}

extension Reason {
  /// Whether what the job wrote before is known to be outdated.
  fileprivate var isNewKey: Bool {
    switch self {
    case .stageChanged, .optionsChanged, .inputChanged, .toolChanged: true
    case .upToDate, .neverRun, .outputMissing, .outputAltered, .dependsOnRunning, .failedBefore: false
    }
  }
}

/// What stages of the whole run delivered: by it, the folder looks finished.
private struct RunOutputs: Sendable {
  let planner: Planner
  let published: PublishedFiles
  let finishingFiles: [String]

  /// From the stage with this index on.
  func remove(from index: Int) throws {
    if index == 0 { try finishingFiles.forEach(published.remove) }
    for job in planner.layout.runJobs.dropFirst(index) {
      let outputs = planner.records[job.job]?.outputs ?? []
      for output in outputs where output.place == .output { try published.remove(output.path) }
    }
  }
}
