import Files
import Footage
import Foundation
import Pipeline

/// One run in the making: the sources, several at a time, then the stages of the whole run.
final class RunInProgress {
  private let run: PipelineRun
  private let planner: Planner
  private let runner: JobRunner
  private let published: PublishedFiles
  private let finishing: FinishingFiles
  private var reports: [RunReport.SourceReport] = []
  private var notes = RunNotes()
  private var outcome = RunOutcome()
  /// What the stages of the whole run may read.
  private var available: [JobInput]
  private var hasRunSomething = false

  init(_ run: PipelineRun, _ planner: Planner, findings: [Finding]) {
    self.run = run
    self.planner = planner
    published = PublishedFiles(folders: run.folders)
    finishing = FinishingFiles(planner: planner, published: published)
    runner = JobRunner(run, records: planner.records, publicNames: planner.layout.publicNames)
    available = planner.inputsOfRun()
    for finding in findings { notes.add(finding) }
    outcome.failed = planner.layout.unread
  }

  func run() async throws -> RunReport {
    let decisions = planner.decideAll()
    try? planner.digests.save()
    run.events(.planned(count: planner.layout.jobs.count))
    for reported in notes.findings { run.events(.finding(nil, reported.finding, isNew: true)) }
    for excluded in planner.layout.failed { fail(excluded.source, excluded.explanation) }
    try removeOutdated(decisions)
    try await workOnAll(decisions.sources)
    let whole = try await finish(decisions.runReasons)
    WholeFile.removeEmptyFolders(below: run.folders.output)
    let report = RunReport(
      sources: reports.sorted { $0.name < $1.name }, ran: whole.ran, kept: whole.kept, failures: whole.failures,
      notes: notes)
    try CanonicalJSON.write(report, to: run.folders.report, permissions: 0o600)
    return report
  }

  /// What makes the folder look finished goes first, then what this plan does not deliver or will deliver differently.
  private func removeOutdated(_ decisions: Planner.Decisions) throws {
    if !decisions.isUpToDate {
      try finishing.remove(from: decisions.runReasons.firstIndex { $0 != .upToDate } ?? 0)
    }
    let outdated = Set(
      decisions.sources.flatMap { zip($0.item.jobs, $0.reasons) }.filter { $1.isNewKey }.map(\.0.job.id))
    let current = Set(planner.layout.jobs.map(\.job.id))
    let records = planner.records.records
    let kept = Set(
      records.filter { current.contains($0.key) && !outdated.contains($0.key) }
        .flatMap { $0.value.outputs.filter { $0.place == .output }.map(\.path) })
    var gone: [String] = []
    for (id, record) in records.sorted(by: { $0.key < $1.key }) where !current.contains(id) || outdated.contains(id) {
      let removed = try published.removeIntact(record.outputs, except: kept)
      if !current.contains(id), record.job.source != nil { gone += removed }
    }
    tellRemoved(gone)
    try published.removeAbandoned(planner.records.abandoned, except: kept)
  }

  /// What was delivered before and is not asked for any more does not go without a word.
  private func tellRemoved(_ files: [String]) {
    guard let first = files.first else { return }
    let more = files.count > 1 ? " and \(files.count - 1) more" : ""
    let finding = Finding(
      .warning, check: "files-removed", file: first,
      "it\(more) of an earlier run \(files.count > 1 ? "were" : "was") taken away: this run does not deliver \(files.count > 1 ? "them" : "it")"
    )
    notes.add(finding)
    run.events(.finding(nil, finding, isNew: true))
  }

  /// Several sources at a time; what they came to is told in their order, so that nothing depends on who was first.
  private func workOnAll(_ decisions: [Planner.SourceDecision]) async throws {
    let (finishing, events) = (finishing, run.events)
    let work = SourceRun(planner: planner, runner: runner, published: published) { try finishing.remove(from: 0) }
    let outcomes = await withTaskGroup(of: (Int, SourceRun.Outcome).self) { group in
      var outcomes: [Int: SourceRun.Outcome] = [:]
      var next = 0
      func begin() {
        guard next < decisions.count else { return }
        let (index, decision) = (next, decisions[next])
        next += 1
        group.addTask {
          var outcome = await work.run(decision)
          if let failure = outcome.failure {
            // The folder must not look finished from now on.
            do { try finishing.remove(from: 0) } catch { outcome.failure = failure.adding(error) }
            let source = decision.item.source
            events(outcome.state == .waiting ? .waiting(source: source, failure) : .failed(source: source, failure))
          }
          return (index, outcome)
        }
      }
      for _ in 0..<min(run.limits.sources, decisions.count) { begin() }
      while let (index, outcome) = await group.next() {
        outcomes[index] = outcome
        begin()
      }
      return outcomes
    }
    for (index, decision) in decisions.enumerated() {
      if let outcome = outcomes[index] { note(outcome, of: decision.item.source) }
    }
  }

  private func note(_ done: SourceRun.Outcome, of source: Source) {
    hasRunSomething = hasRunSomething || !done.ran.isEmpty || done.failure != nil
    notes += done.notes
    available += done.inputs
    reports.append(
      .init(
        id: source.id, name: source.name, state: done.state, explanation: done.failure, ran: done.ran, kept: done.kept))
    switch done.state {
    case .finished: outcome.sources.append(source)
    case .failed: outcome.failed += 1
    case .waiting: outcome.waiting += 1
    }
  }

  /// The stages of scope `run`. Once one of them runs, those after it do too.
  private func finish(
    _ planned: [Reason]
  ) async throws -> (ran: [String], kept: [String], failures: [Explanation]) {
    guard !outcome.sources.isEmpty else {
      // Why the sources failed is told all the same.
      do { try finishing.remove(from: 0) } catch {
        let explanation = error.explained(doing: "taking away what makes the folder look finished", path: nil)
        run.events(.failed(source: nil, explanation))
        return ([], [], [explanation])
      }
      guard outcome.failed + outcome.waiting == 0 else { return ([], [], []) }
      let explanation = Explanation(
        doing: "running the pipeline file", reason: "it has no source that can be rendered",
        advice: "Add videos to the footage folder, or change the patterns under 'sources:'")
      run.events(.failed(source: nil, explanation))
      return ([], [], [explanation])
    }
    var ran: [String] = []
    var kept: [String] = []
    available.append(planner.outputFolder())
    do {
      for (step, job) in planner.layout.runSteps.flatMap({ step in step.jobs.map { (step, $0) } }) {
        let key = planner.key(of: job, outcome: outcome, inputs: available)
        let index = ran.count + kept.count
        if !hasRunSomething, planned[index] == .upToDate, planner.reason(for: job, key: key) == .upToDate {
          notes.add(try runner.keep(job, because: .upToDate))
          kept.append(job.job.stage)
        } else {
          let reason = hasRunSomething ? reasonAfterOthers(job, key) : planned[index]
          hasRunSomething = true
          ran.append(job.job.stage)
          let batch = JobRunner.Batch(
            step: step, jobs: [(job, reason, key)], inputs: job.consumed(of: available), source: nil, outcome: outcome)
          for record in try await runner.run(batch) { notes.add(record) }
        }
        available += planner.outputs(of: job)
      }
      return (ran, kept, [])
    } catch {
      var explanation = error.explained(doing: "running the stage '\(ran.last ?? "")' on the whole run", path: nil)
      // What went wrong first is what has to be told.
      do { try finishing.remove(from: 0) } catch { explanation = explanation.adding(error) }
      run.events(.failed(source: nil, explanation))
      return (ran, kept, [explanation])
    }
  }

  /// The outputs of such a job were removed by us, so their absence is no reason.
  private func reasonAfterOthers(_ job: PreparedJob, _ key: JobKey) -> Reason {
    guard let record = planner.records[job.job] else { return .neverRun }
    return key.change(since: record.parts) ?? .dependsOnRunning
  }

  private func fail(_ source: Source, _ explanation: Explanation) {
    outcome.failed += 1
    run.events(.failed(source: source, explanation))
    reports.append(
      .init(id: source.id, name: source.name, state: .failed, explanation: explanation, ran: [], kept: []))
  }
}

/// What stages of the whole run delivered: by it, the folder looks finished.
private struct FinishingFiles: Sendable {
  let planner: Planner
  let published: PublishedFiles

  /// From the job with this index on. The proofs go in any case: whoever wrote them may have been stopped before it was recorded.
  func remove(from index: Int) throws {
    try planner.finishingFiles.forEach(published.remove)
    for job in planner.layout.runJobs.dropFirst(index) {
      let outputs = planner.records[job.job]?.outputs ?? []
      for output in outputs where output.place == .output { try published.remove(output.path) }
    }
  }
}
