import Files
import Foundation
import Pipeline
import Support

/// Has jobs done, and believes nothing that is said of their files.
final class JobRunner: Sendable {
  /// Parts of one step that have to be made, together.
  struct Batch: Sendable {
    let step: StageStep
    let jobs: [(job: PreparedJob, reason: Reason, key: JobKey)]
    /// Everything that any of them reads.
    let inputs: [JobInput]
    let source: Source?
    let outcome: RunOutcome
    /// Throws where what the jobs read from the footage folder is not what their keys speak of any more: nothing is recorded then.
    var checkUnchanged: @Sendable () throws -> Void = {}
  }

  private let tool: ToolDescription
  private let folders: RunFolders
  private let records: RecordStore
  private let executor: any JobExecutor
  private let budget: Budget
  private let coresPerJob: Int
  private let publicNames: [String: String]
  private let events: @Sendable (RunEvent) -> Void
  private let published: PublishedFiles
  /// Which job of this run wrote, or owns from before, each file: absolute path to the job's id.
  private let writers = Locked<[String: String]>([:])

  init(_ run: PipelineRun, records: RecordStore, publicNames: [String: String]) {
    tool = run.tool
    folders = run.folders
    executor = run.executor
    budget = Budget(run.limits.budget)
    coresPerJob = run.limits.coresPerJob
    events = run.events
    self.records = records
    self.publicNames = publicNames
    published = PublishedFiles(folders: run.folders)
  }

  /// Takes note of a job whose result is right, and gives its files the names that they have now.
  func keep(_ job: PreparedJob, because reason: Reason) throws -> JobRecord? {
    guard let record = records[job.job] else { return nil }
    let outputs = try published.rename(record.outputs, to: publicName(of: job)).map { output in
      if case .intact(let stamp) = output.state(in: folders) { output.with(stamp) } else { output }
    }
    try claim(outputs, for: job)
    // A copied folder has new stamps: noted once, so that its files are not read again on every run.
    let refreshed = record.with(outputs: outputs)
    if outputs != record.outputs { try records.save(refreshed, of: job.job) }
    events(.kept(job.job, reason))
    for finding in record.findings { events(.finding(job.job, finding, isNew: false)) }
    return refreshed
  }

  /// Throws what the stage throws, or `Failure` where it did not deliver what it declares. Nothing that these jobs delivered is
  /// left in the output folder then.
  func run(_ batch: Batch) async throws -> [JobRecord] {
    let cost = cost(of: batch)
    return try await budget.withRoom(for: cost) { try await self.work(on: batch) }
  }

  private func work(on batch: Batch) async throws -> [JobRecord] {
    for (job, _, key) in batch.jobs {
      if let earlier = records[job.job], key.change(since: earlier.parts) != nil {
        try published.removeIntact(earlier.outputs)
      }
    }
    for (job, reason, _) in batch.jobs { events(.started(job.job, reason)) }
    guard let first = batch.jobs.first?.job else { return [] }
    let facts = folders.facts(of: first.job)
    try folders.makePrivate(facts)
    let name = publicName(of: first)
    let before = published.snapshot(of: name)
    do {
      let result = try await execute(batch, facts: facts, as: first.job)
      if let failure = result.failure { throw Failure(failure) }
      try batch.checkUnchanged()
      let made = try record(result, of: batch, facts: facts)
      WholeFile.discardFolder(ticketFolder(of: batch))
      return made
    } catch {
      // What went wrong first is what has to be told; what could not be taken back, too.
      do {
        try published.removeNew(since: before, of: name)
      } catch let other {
        throw Failure(error.explained(doing: "running a job", path: batch.source?.name).adding(other))
      }
      throw error
    }
  }

  private func execute(_ batch: Batch, facts: String, as job: Job) async throws -> JobResult {
    let id = ticketID(of: batch), folder = ticketFolder(of: batch)
    try folders.makePrivate(folder)
    let keys = try batch.jobs.map { try $0.key.digest().hex }.joined(separator: " ")
    let ticket = JobTicket(
      id: id, stage: batch.step.entry.name, options: batch.step.entry.options, parts: batch.jobs.map(\.job.part),
      key: Digest.of(keys), source: batch.source, outcome: batch.outcome, inputs: batch.inputs.map(\.artifact),
      factsFolder: facts,
      outputFolder: folders.output, publicNames: publicNames, tool: tool)
    let result = try await executor.execute(ticket, in: folder) { [events] event in
      switch event {
      case .progress(let done, let total): events(.progress(job, done: done, total: total))
      case .finding(let finding, _): events(.finding(job, finding, isNew: true))
      case .measured: break
      }
    }
    // Of what failed, everything is kept with which it can be tried again, and that it is over.
    if result.failure != nil {
      try CanonicalJSON.write(result, to: "\(folder)/\(JobResult.fileName)", permissions: 0o600)
    }
    return result
  }

  private func ticketID(of batch: Batch) -> String { "\(batch.step.entry.name)-\(batch.source?.id ?? "run")" }
  private func ticketFolder(of batch: Batch) -> String { "\(folders.tickets)/\(ticketID(of: batch))" }

  /// Holds what was made against what the stage declares, and keeps it as the records of the jobs.
  private func record(_ result: JobResult, of batch: Batch, facts: String) throws -> [JobRecord] {
    var made: [JobRecord] = []
    for (job, _, key) in batch.jobs {
      let artifacts = result.artifacts.filter { batch.jobs.count == 1 || $0.part == job.part.name }
      let outputs = try artifacts.map { try recorded($0, by: job, facts: facts) }
      try claim(outputs, for: job)
      made.append(try JobRecord(job: job.job, parts: key, outputs: outputs, result: result))
    }
    for (record, (job, _, _)) in zip(made, batch.jobs) {
      try published.removeIntact(records[job.job]?.outputs ?? [], except: Set(record.outputs.map(\.path)))
      try records.save(record, of: job.job)
      events(.finished(job.job, seconds: result.usage.seconds))
    }
    return made
  }

  /// What it took last time, where that is known.
  private func cost(of batch: Batch) -> JobCost {
    var cost = type(of: batch.step.entry.stage).cost
    let known = batch.jobs.compactMap { records[$0.job.job]?.usage.megabytes }.max() ?? 0
    if known > 0 { cost.megabytes = known }
    cost.cores = min(cost.cores, coresPerJob)
    return cost
  }

  /// What the names of all that a job delivers begin with: other jobs deliver at the same time. nil for a job of the whole run, which
  /// is alone.
  private func publicName(of job: PreparedJob) -> String? { job.job.source.flatMap { publicNames[$0] } }

  private func recorded(_ artifact: Artifact, by job: PreparedJob, facts: String) throws -> RecordedOutput {
    guard type(of: job.entry.stage).produces.contains(artifact.kind) else {
      let kind = artifact.kind.rawValue
      throw mistake(of: job, artifact.path, "it delivered a file of the kind '\(kind)', which it does not declare")
    }
    let path = RelativePath.absolute(artifact.path)
    let place: RecordedOutput.Place
    let relative: String
    if let name = RelativePath.of(path, below: folders.output) {
      (place, relative) = (.output, name)
    } else if RelativePath.of(path, below: facts) != nil, let name = RelativePath.of(path, below: folders.workspace) {
      (place, relative) = (.workspace, name)
    } else {
      throw mistake(of: job, artifact.path, "it wrote outside its own folder and the output folder")
    }
    guard let stamp = try? FileStamp(path: path), let digest = artifact.digest else {
      throw mistake(of: job, artifact.path, "it named a file that is not there")
    }
    let name = publicName(of: job)
    guard place == .workspace || name.map({ PublicName.isIn(relative, $0) }) ?? true else {
      throw mistake(of: job, artifact.path, "it delivered a file under a name that is not the source's")
    }
    return RecordedOutput(artifact, place: place, path: relative, digest: digest, stamp: stamp, publicName: name)
  }

  private func claim(_ outputs: [RecordedOutput], for job: PreparedJob) throws {
    for output in outputs {
      let path = output.absolutePath(in: folders)
      if let writer = writers.withLock({ $0.updateValue(job.job.id, forKey: path) }) {
        throw mistake(of: job, path, "it wrote the same file as the job \(writer)")
      }
    }
  }

  private func mistake(of job: PreparedJob, _ path: String, _ what: String) -> Failure {
    Failure(
      .bug, doing: "checking what the stage '\(job.entry.name)' delivered", path: path,
      reason: "\(what); this is a mistake in Backlit and not in your files",
      advice: "Please report it with the output of 'backlit doctor'")
  }
}

extension Explanation {
  /// The same, with what went wrong besides.
  func adding(_ other: any Error) -> Explanation {
    var copy = self
    copy.reason += "; besides, \(other.reason)"
    return copy
  }
}
