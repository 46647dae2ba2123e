import Files
import Pipeline

/// One run in the making: the sources one after the other, then the stages of the whole run.
final class LocalRun {
  private let executor: LocalExecutor
  private let planner: Planner
  private let runner: JobRunner
  private let published: PublishedFiles
  private var reports: [RunReport.SourceReport] = []
  private var findings: [RunReport.ReportedFinding] = []
  private var finished: [Source] = []
  private var failedSources = 0
  /// What the stages of the whole run may read.
  private var available: [JobInput] = []
  private var hasRunSomething = false

  init(executor: LocalExecutor, planner: Planner) {
    self.executor = executor
    self.planner = planner
    published = PublishedFiles(folders: executor.folders)
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
      findings.append(.init(job: nil, finding: finding))
    }
    reportExcluded()
    try removeOutdated(decisions)
    for decision in decisions.sources { try workOn(decision) }
    let whole = try finish(decisions.runReasons)
    let report = RunReport(
      sources: reports.sorted { $0.name < $1.name }, ran: whole.ran, skipped: whole.skipped, failures: whole.failures,
      findings: findings)
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
    if !decisions.isUpToDate { try removeRunOutputs(from: decisions.runReasons.firstIndex { $0 != .upToDate } ?? 0) }
    let outdated = Set(decisions.sources.flatMap(\.entries).filter { $0.reason.isNewKey }.map(\.job.id))
    let current = Set(planner.layout.jobs.map(\.job.id))
    let records = planner.records.records
    let kept = records.filter { current.contains($0.key) && !outdated.contains($0.key) }
      .flatMap { $0.value.outputs.filter { $0.place == .output }.map(\.path) }
    for (id, record) in records.sorted(by: { $0.key < $1.key }) where !current.contains(id) || outdated.contains(id) {
      try published.removeIntact(record.outputs, except: Set(kept))
    }
  }

  /// Removes what stages of the whole run delivered, from the stage with this index on.
  private func removeRunOutputs(from index: Int) throws {
    if index == 0 { try executor.finishingFiles.forEach(published.remove) }
    for job in planner.layout.runJobs.dropFirst(index) {
      let outputs = planner.records[job.job]?.outputs ?? []
      for output in outputs where output.place == .output { try published.remove(output.path) }
    }
  }

  private func workOn(_ decision: Planner.SourceDecision) throws {
    let source = decision.item.source
    var ran: [String] = []
    var skipped: [String] = []
    do {
      var inputs = decision.available
      if decision.isUpToDate {
        for job in decision.item.jobs {
          note(job.job, try runner.skip(job))
          skipped.append(job.job.stage)
        }
      } else {
        hasRunSomething = true
        let external = try ExternalInputs(of: source, digests: planner.digests)
        inputs = external.inputs
        for job in decision.item.jobs {
          let consumed = inputs.consumed(by: job)
          let key = planner.key(of: job, sources: [source], inputs: consumed)
          let reason = planner.reason(for: job, key: key)
          if reason == .upToDate {
            note(job.job, try runner.skip(job))
            skipped.append(job.job.stage)
          } else {
            ran.append(job.job.stage)
            note(job.job, try runner.run(job, because: reason, key: key, inputs: consumed, scope: .init(source: source)))
            try external.checkUnchanged()
          }
          inputs += planner.outputs(of: job)
        }
        try planner.digests.save()
      }
      available += inputs
      finished.append(source)
      reports.append(report(source, .finished, nil, ran: ran, skipped: skipped))
    } catch {
      if !hasRunSomething { try removeRunOutputs(from: 0) }
      hasRunSomething = true
      for job in decision.item.jobs { try published.removeIntact(planner.records[job.job]?.outputs ?? []) }
      fail(source, error.explained(doing: "working on the source", path: source.name), ran: ran, skipped: skipped)
    }
  }

  /// The stages of scope `run`. Once one of them runs, those after it do too.
  private func finish(_ planned: [Reason]) throws -> (ran: [String], skipped: [String], failures: [Explanation]) {
    guard !finished.isEmpty else {
      try removeRunOutputs(from: 0)
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
          note(job.job, try runner.skip(job))
          skipped.append(job.job.stage)
        } else {
          let consumed = available.consumed(by: job)
          let key = planner.key(of: job, sources: finished, failedSources: failedSources, inputs: consumed)
          let reason = hasRunSomething ? reasonAfterOthers(job, key) : plannedReason
          hasRunSomething = true
          ran.append(job.job.stage)
          let scope = JobRunner.Scope(source: nil, sources: finished, failedSources: failedSources)
          note(job.job, try runner.run(job, because: reason, key: key, inputs: consumed, scope: scope))
        }
        available += planner.outputs(of: job)
      }
      return (ran, skipped, [])
    } catch {
      try removeRunOutputs(from: 0)
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

  private func note(_ job: Job, _ record: JobRecord?) {
    findings += (record?.findings ?? []).map { .init(job: job, finding: $0) }
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

extension Error {
  fileprivate func explained(doing: String, path: String?) -> Explanation {
    if let error = self as? any ExplainedError { return error.explanation }
    return Explanation(doing: doing, path: path, reason: shortReason.printable)
  }
}
