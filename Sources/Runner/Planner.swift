import Files
import Pipeline

/// Compares what jobs would do now with what the records say they did.
struct Planner {
  let pipeline: PipelineFile
  let tool: ToolDescription
  let folders: RunFolders
  let layout: RunLayout
  let records: RecordStore
  let digests: DigestCache

  /// What is known of one source's jobs before anything runs.
  struct SourceDecision {
    let item: RunLayout.Item
    let reasons: [Reason]
    /// Everything that stages of the whole run may read of this source; complete where all its jobs are up to date.
    let available: [JobInput]

    /// A source without jobs has nothing that could be outdated.
    var isUpToDate: Bool { reasons.allSatisfy { $0 == .upToDate } }
    var entries: [Plan.Entry] { zip(item.jobs, reasons).map { Plan.Entry(job: $0.job, reason: $1) } }
  }

  struct Decisions {
    let sources: [SourceDecision]
    let runReasons: [Reason]

    var isUpToDate: Bool { sources.allSatisfy(\.isUpToDate) && runReasons.allSatisfy { $0 == .upToDate } }
  }

  func decideAll() -> Decisions {
    let sources = layout.items.map(decide)
    return Decisions(sources: sources, runReasons: decideRun(after: sources))
  }

  func key(of job: PreparedJob, sources: [Source], failedSources: Int = 0, inputs: [JobInput]) -> JobKey {
    JobKey(
      stage: job.entry.name, version: job.version, options: job.entry.options, slug: pipeline.slug,
      title: pipeline.title,
      tool: tool, sources: sources.map(JobKey.SourceDescription.init), failedSources: failedSources,
      inputs: inputs.map(\.keyInput))
  }

  /// Why a job with this key has to run; `upToDate` where its record and its files say that it need not.
  func reason(for job: PreparedJob, key: JobKey) -> Reason {
    guard let record = records[job.job] else { return .neverRun }
    if let change = key.change(since: record.parts) { return change }
    for output in record.outputs {
      switch output.state(in: folders) {
      case .intact: continue
      case .missing: return .outputMissing(file: output.path)
      case .altered: return .outputAltered(file: output.path)
      }
    }
    let hasFailed = record.findings.contains { $0.severity == .failure }
    return job.job.source == nil && hasFailed ? .failedBefore : .upToDate
  }

  func outputs(of job: PreparedJob) -> [JobInput] {
    records[job.job]?.outputs.map { $0.input(in: folders) } ?? []
  }

  /// The files of a source are read only where a record could still hold.
  private func decide(_ item: RunLayout.Item) -> SourceDecision {
    var reasons: [Reason] = []
    var available: [JobInput] = []
    if item.jobs.first.map({ records[$0.job] != nil }) ?? true {
      do {
        available = try ExternalInputs(of: item.source, digests: digests).inputs
      } catch {
        reasons.append(.inputChanged(which: ArtifactKind.source.rawValue))
      }
    }
    for job in item.jobs.dropFirst(reasons.count) {
      if reasons.contains(where: { $0 != .upToDate }) {
        reasons.append(records[job.job] == nil ? .neverRun : .dependsOnRunning)
        continue
      }
      let key = key(of: job, sources: [item.source], inputs: available.consumed(by: job))
      reasons.append(reason(for: job, key: key))
      available += outputs(of: job)
    }
    return SourceDecision(item: item, reasons: reasons, available: available)
  }

  private func decideRun(after sources: [SourceDecision]) -> [Reason] {
    var available = sources.flatMap(\.available)
    var isRunning = !sources.allSatisfy(\.isUpToDate)
    return layout.runJobs.map { job in
      if isRunning { return records[job.job] == nil ? .neverRun : .dependsOnRunning }
      let key = key(
        of: job, sources: layout.items.map(\.source), failedSources: layout.failed.count,
        inputs: available.consumed(by: job))
      let reason = reason(for: job, key: key)
      isRunning = reason != .upToDate
      available += outputs(of: job)
      return reason
    }
  }
}

extension [JobInput] {
  func consumed(by job: PreparedJob) -> [JobInput] {
    let kinds = job.consumes
    return filter { kinds.contains($0.artifact.kind) }
  }
}
