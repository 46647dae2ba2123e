import Files
import Foundation
import Pipeline

/// Compares what jobs would do now with what the records say they did.
struct Planner: Sendable {
  let tool: ToolDescription
  let folders: RunFolders
  let layout: RunLayout
  let finishingFiles: [String]
  let records: RecordStore
  let digests: DigestCache

  /// What is known of one source's jobs before anything runs.
  struct SourceDecision: Sendable {
    let item: RunLayout.Item
    let reasons: [Reason]
    /// Everything that stages of the whole run may read of this source; complete where all its results are right.
    let available: [JobInput]
    /// Why its files cannot be read; then its jobs have no reasons.
    var problem: Explanation?

    /// A source without jobs has nothing that could be outdated.
    var keepsEverything: Bool { problem == nil && reasons.allSatisfy(\.keepsResult) }
    /// Without those that a stage keeps from running at which the source will wait for a person.
    func entries(waitingAt stage: String?) -> [Plan.Entry] {
      var stopped: [StageStep] = []
      for step in item.steps where step.entry.name == stage || stopped.contains(where: step.depends) {
        stopped.append(step)
      }
      let never = Set(stopped.dropFirst().map(\.entry.name))
      return zip(item.jobs, reasons).filter { job, _ in !never.contains(job.job.stage) }.map {
        Plan.Entry(job: $0.job, reason: $1)
      }
    }
  }

  struct Decisions: Sendable {
    let sources: [SourceDecision]
    let runReasons: [Reason]

    /// Whether a stage has to run on the source with this id.
    func runs(_ stage: String, on source: String?) -> Bool {
      sources.contains { decision in
        decision.item.source.id == source
          && zip(decision.item.jobs, decision.reasons).contains { $0.job.stage == stage && !$1.keepsResult }
      }
    }

    var isUpToDate: Bool {
      sources.allSatisfy { $0.problem == nil && $0.reasons.allSatisfy { $0 == .upToDate } }
        && runReasons.allSatisfy { $0 == .upToDate }
    }
  }

  func decideAll() -> Decisions {
    let sources = layout.items.map(decide)
    return Decisions(sources: sources, runReasons: decideRun(after: sources))
  }

  func key(of job: PreparedJob, outcome: RunOutcome, inputs: [JobInput]) -> JobKey {
    JobKey(job, tool: tool, outcome: outcome, inputs: job.consumed(of: inputs))
  }

  /// Why a job with this key has to run; `upToDate` where its record and its files say that it need not.
  func reason(for job: PreparedJob, key: JobKey) -> Reason {
    guard let record = records[job.job] else { return .neverRun }
    if let change = key.change(since: record.parts) { return change }
    let name = publicName(of: job)
    var renamed: String?
    for output in record.outputs {
      let path = output.path(named: name)
      // After an interruption it may have its new name already.
      if path != output.path, case .intact = output.at(path).state(in: folders) {
        renamed = renamed ?? path
        continue
      }
      switch output.state(in: folders) {
      case .intact: if path != output.path { renamed = renamed ?? path }
      case .missing: return .outputMissing(file: output.path)
      case .altered: return .outputAltered(file: output.path)
      }
    }
    if job.job.source == nil, record.findings.contains(where: { $0.severity == .failure }) { return .failedBefore }
    return renamed.map { .renamed(file: $0) } ?? .upToDate
  }

  /// What a job made, under the names that it has or will have.
  func outputs(of job: PreparedJob) -> [JobInput] {
    let name = publicName(of: job)
    return records[job.job]?.outputs.map { $0.at($0.path(named: name)).input(in: folders) } ?? []
  }

  /// What stages of the whole run may read besides what was made of the sources.
  func inputsOfRun() -> [JobInput] { [WorkspaceSecret.salt.input(in: folders)].compactMap { $0 } }

  /// What stages may read besides a source's own files and what was made of them.
  func inputsOfSources() -> [JobInput] { [WorkspaceSecret.voices.input(in: folders)].compactMap { $0 } }

  func outputFolder() -> JobInput { folders.outputInput(without: finishingFiles) }

  private func publicName(of job: PreparedJob) -> String? { job.job.source.flatMap { layout.publicNames[$0] } }

  /// The files of a source are read only where a record could still hold.
  private func decide(_ item: RunLayout.Item) -> SourceDecision {
    var reasons: [Reason] = []
    var available: [JobInput] = []
    if item.jobs.isEmpty || item.jobs.contains(where: { records[$0.job] != nil }) {
      do {
        available = inputsOfSources() + (try ExternalInputs(of: item.source, digests: digests).inputs)
      } catch {
        let explanation = error.explained(doing: "reading the source", path: item.source.name)
        return SourceDecision(item: item, reasons: [], available: [], problem: explanation)
      }
    }
    var running: [PreparedJob] = []
    for step in item.steps {
      let decided = step.jobs.map { job -> Reason in
        if running.contains(where: { mayRead(job, whatMakes: $0) }) {
          return records[job.job] == nil ? .neverRun : .dependsOnRunning
        }
        return reason(for: job, key: key(of: job, outcome: RunOutcome(sources: [item.source]), inputs: available))
      }
      running += zip(step.jobs, decided).filter { !$1.keepsResult }.map(\.0)
      reasons += decided
      for job in step.jobs { available += outputs(of: job) }
    }
    return SourceDecision(item: item, reasons: reasons, available: available)
  }

  /// Whether what a job makes may be read by another. In which languages that is, its last results say.
  private func mayRead(_ job: PreparedJob, whatMakes maker: PreparedJob) -> Bool {
    let kinds = type(of: job.entry.stage).allConsumed.intersection(type(of: maker.entry.stage).produces)
    guard !kinds.isEmpty else { return false }
    guard let languages = job.part.languages, let record = records[maker.job] else { return true }
    return record.outputs.contains { output in
      kinds.contains(output.kind) && output.language.map(languages.contains) ?? true
    }
  }

  private func decideRun(after sources: [SourceDecision]) -> [Reason] {
    var available = inputsOfRun() + sources.flatMap(\.available) + [outputFolder()]
    var isRunning = !sources.allSatisfy(\.keepsEverything)
    let outcome = RunOutcome(sources: layout.items.map(\.source), failed: layout.failed.count + layout.unread)
    return layout.runJobs.map { job in
      if isRunning { return records[job.job] == nil ? .neverRun : .dependsOnRunning }
      let reason = reason(for: job, key: key(of: job, outcome: outcome, inputs: available))
      isRunning = reason != .upToDate
      available += outputs(of: job)
      return reason
    }
  }
}
