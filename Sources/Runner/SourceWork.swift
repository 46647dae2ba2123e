import Files
import Pipeline

/// All jobs of one source, one after the other.
struct SourceWork: Sendable {
  let planner: Planner
  let runner: JobRunner
  let published: PublishedFiles

  struct Outcome: Sendable {
    /// Names of stages.
    var ran: [String] = []
    var skipped: [String] = []
    var notes = RunNotes()
    /// What stages of the whole run may read of this source; empty where it failed.
    var inputs: [JobInput] = []
    /// nil where all jobs are done.
    var failure: Explanation?
  }

  /// A source that fails fails alone: nothing of it stays published.
  func run(_ decision: Planner.SourceDecision) -> Outcome {
    var outcome = Outcome()
    do {
      outcome.inputs = decision.isUpToDate ? try skip(decision, &outcome) : try work(decision, &outcome)
    } catch {
      for job in decision.item.jobs { try? published.removeIntact(planner.records[job.job]?.outputs ?? []) }
      outcome.inputs = []
      outcome.failure = error.explained(doing: "working on the source", path: decision.item.source.name)
    }
    return outcome
  }

  private func skip(_ decision: Planner.SourceDecision, _ outcome: inout Outcome) throws -> [JobInput] {
    for job in decision.item.jobs {
      outcome.notes.add(try runner.skip(job), of: job.job)
      outcome.skipped.append(job.job.stage)
    }
    return decision.available
  }

  private func work(_ decision: Planner.SourceDecision, _ outcome: inout Outcome) throws -> [JobInput] {
    let source = decision.item.source
    let external = try ExternalInputs(of: source, digests: planner.digests)
    var inputs = external.inputs
    for job in decision.item.jobs {
      let consumed = inputs.consumed(by: job)
      let key = planner.key(of: job, sources: [source], inputs: consumed)
      let reason = planner.reason(for: job, key: key)
      if reason == .upToDate {
        outcome.notes.add(try runner.skip(job), of: job.job)
        outcome.skipped.append(job.job.stage)
      } else {
        outcome.ran.append(job.job.stage)
        outcome.notes.add(
          try runner.run(job, because: reason, key: key, inputs: consumed, scope: .init(source: source)), of: job.job)
        try external.checkUnchanged()
      }
      inputs += planner.outputs(of: job)
    }
    try planner.digests.save()
    return inputs
  }
}

extension Error {
  func explained(doing: String, path: String?) -> Explanation {
    if let error = self as? any ExplainedError { return error.explanation }
    return Explanation(doing: doing, path: path, reason: shortReason.printable)
  }
}
