import Files
import Pipeline
import Support

/// All jobs of one source, as soon as what they read is there.
struct SourceRun: Sendable {
  let planner: Planner
  let runner: JobRunner
  let published: PublishedFiles
  /// Before any job runs: the folder must not look finished from then on.
  let willRun: @Sendable () throws -> Void

  struct Outcome: Sendable {
    /// Names of stages, in the order of the pipeline file.
    var ran: [String] = []
    var kept: [String] = []
    var notes = RunNotes()
    /// What stages of the whole run may read of this source; empty where it failed.
    var inputs: [JobInput] = []
    /// nil where all jobs are done.
    var failure: Explanation?

    var state: RunReport.SourceReport.State {
      failure.map { $0.kind == .waiting ? .waiting : .failed } ?? .finished
    }
  }

  /// A source that fails fails alone: nothing of it stays published.
  func run(_ decision: Planner.SourceDecision) async -> Outcome {
    let item = decision.item
    let progress = Locked(Progress())
    var failure = decision.problem
    var inputs: [JobInput] = []
    if failure == nil {
      do {
        inputs = try await work(on: item, progress)
      } catch {
        failure = error.explained(doing: "working on the source", path: item.source.name)
      }
    }
    let done = progress.withLock { $0 }
    var outcome = Outcome()
    outcome.ran = item.steps.map(\.entry.name).filter(done.ran.contains)
    outcome.kept = item.steps.map(\.entry.name).filter(done.kept.contains)
    for job in item.jobs where done.jobs.contains(job.job.id) { outcome.notes.add(planner.records[job.job]) }
    outcome.inputs = failure == nil ? inputs : []
    outcome.failure = failure.map { takeBack(item, because: $0) }
    return outcome
  }

  private struct Progress: Sendable {
    var ran: Set<String> = []
    var kept: Set<String> = []
    /// Those that are done, one way or the other, by their ids.
    var jobs: Set<String> = []
  }

  /// What stays published of a source that failed must be told.
  private func takeBack(_ item: RunLayout.Item, because failure: Explanation) -> Explanation {
    do {
      for job in item.jobs { try published.removeIntact(planner.records[job.job]?.outputs ?? []) }
      return failure
    } catch {
      var failure = failure
      failure.reason += "; and what was published of it before could not be taken back: \(error.reason)"
      failure.kind = failure.kind == .waiting ? .environment : failure.kind
      return failure
    }
  }

  /// Every step begins when those that it depends on are done. Returns everything that was made, in the order of the pipeline file.
  private func work(on item: RunLayout.Item, _ progress: Locked<Progress>) async throws -> [JobInput] {
    let external = try ExternalInputs(of: item.source, digests: planner.digests)
    let given = planner.inputsOfSources() + external.inputs
    var made: [Int: [JobInput]] = [:]
    try await withThrowingTaskGroup(of: (Int, [JobInput]).self) { group in
      var begun: Set<Int> = []
      func beginWhatCan() {
        for (index, step) in item.steps.enumerated() where !begun.contains(index) {
          let needed = (0..<index).filter { step.depends(on: item.steps[$0]) }
          guard needed.allSatisfy({ made[$0] != nil }) else { continue }
          begun.insert(index)
          let inputs = given + needed.flatMap { made[$0] ?? [] }
          group.addTask {
            let outputs = try await work(on: step, of: item.source, inputs, external, progress)
            try external.checkUnchanged()
            return (index, outputs)
          }
        }
      }
      beginWhatCan()
      while let (index, outputs) = try await group.next() {
        made[index] = outputs
        beginWhatCan()
      }
    }
    // It saves reading files again, and no more: where it cannot be kept, nothing is lost.
    try? planner.digests.save()
    return given + item.steps.indices.flatMap { made[$0] ?? [] }
  }

  /// Keeps the parts whose results are right, and has the others made together.
  private func work(
    on step: StageStep, of source: Source, _ inputs: [JobInput], _ external: ExternalInputs,
    _ progress: Locked<Progress>
  ) async throws -> [JobInput] {
    let outcome = RunOutcome(sources: [source])
    var missing: [(job: PreparedJob, reason: Reason, key: JobKey)] = []
    for job in step.jobs {
      let key = planner.key(of: job, outcome: outcome, inputs: inputs)
      let reason = planner.reason(for: job, key: key)
      guard reason.keepsResult else {
        missing.append((job, reason, key))
        continue
      }
      _ = try runner.keep(job, because: reason)
      progress.withLock { done in
        done.kept.insert(step.entry.name)
        done.jobs.insert(job.job.id)
      }
    }
    if !missing.isEmpty {
      try willRun()
      progress.withLock { _ = $0.ran.insert(step.entry.name) }
      let read = inputs.filter { input in
        missing.contains { !$0.job.consumed(of: [input]).isEmpty }
      }
      let batch = JobRunner.Batch(
        step: step, jobs: missing, inputs: read, source: source, outcome: RunOutcome(),
        checkUnchanged: external.checkUnchanged)
      _ = try await runner.run(batch)
      let ids = missing.map(\.job.job.id)
      progress.withLock { $0.jobs.formUnion(ids) }
    }
    return step.jobs.flatMap(planner.outputs)
  }
}
