import Files
import Foundation
import Pipeline

/// Runs one job in this process, and believes nothing that the stage says about its files.
final class JobRunner: Sendable {
  /// What a job may know besides its inputs and options.
  struct Scope: Sendable {
    let source: Source?
    var sources: [Source] = []
    var failedSources = 0
  }

  private let pipeline: PipelineFile
  private let tool: ToolDescription
  private let folders: RunFolders
  private let records: RecordStore
  private let events: @Sendable (RunEvent) -> Void
  private let published: PublishedFiles
  /// Which job of this run wrote, or owns from before, each file: absolute path to the job's id.
  private let writers = Locked<[String: String]>([:])

  init(
    pipeline: PipelineFile, tool: ToolDescription, folders: RunFolders, records: RecordStore,
    events: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.pipeline = pipeline
    self.tool = tool
    self.folders = folders
    self.records = records
    self.events = events
    published = PublishedFiles(folders: folders)
  }

  /// Takes note of a job that is up to date.
  func skip(_ job: PreparedJob) throws -> JobRecord? {
    guard let record = records[job.job] else { return nil }
    try claim(record.outputs, for: job)
    let refreshed = record.outputs.map { output in
      if case .intact(let stamp) = output.state(in: folders) { output.with(stamp) } else { output }
    }
    // A copied folder has new stamps: noted once, so that its files are not read again on every run.
    if refreshed != record.outputs { try records.save(record.with(outputs: refreshed), of: job.job) }
    events(.skipped(job.job))
    for finding in record.findings { events(.finding(job.job, finding)) }
    return record
  }

  /// Throws what the stage throws, or `Failure` where it did not deliver what it declares. Nothing that this job delivered is
  /// left in the output folder then.
  func run(
    _ job: PreparedJob, because reason: Reason, key: JobKey, inputs: [JobInput], scope: Scope
  ) throws -> JobRecord {
    let earlier = records[job.job]
    if let earlier, let change = key.change(since: earlier.parts), !job.keepsFiles(after: change) {
      try published.removeIntact(earlier.outputs)
    }
    events(.started(job.job, reason))
    let start = ContinuousClock.now
    let facts = folders.facts(of: job.job)
    try folders.makePrivate(facts)
    let before = published.snapshot(of: ownName(of: job))
    let record: JobRecord
    do {
      let notes = Locked(JobNotes())
      let artifacts = try job.entry.stage.run(inputs.map(\.artifact), in: workspace(job.job, facts, scope, notes))
      let outputs = try artifacts.map { try recorded($0, by: job, facts: facts) }
      try claim(outputs, for: job)
      record = try JobRecord(parts: key, outputs: outputs, notes: notes.withLock { $0 })
      try published.removeIntact(earlier?.outputs ?? [], except: Set(outputs.map(\.path)))
      try records.save(record, of: job.job)
    } catch {
      try published.removeNew(since: before, of: ownName(of: job))
      throw error
    }
    events(.finished(job.job, seconds: (ContinuousClock.now - start) / .seconds(1)))
    return record
  }

  /// What the names of all that a job delivers begin with: other jobs deliver at the same time. nil for a job of the whole run, which
  /// is alone.
  private func ownName(of job: PreparedJob) -> String? { job.job.source.map { "\(pipeline.slug)-\($0)" } }

  private func workspace(_ job: Job, _ facts: String, _ scope: Scope, _ notes: Locked<JobNotes>) -> Workspace {
    Workspace(
      source: scope.source, sources: scope.sources, failedSources: scope.failedSources,
      factsFolder: URL(fileURLWithPath: facts, isDirectory: true),
      outputFolder: URL(fileURLWithPath: folders.output, isDirectory: true),
      slug: pipeline.slug, title: pipeline.title, tool: tool,
      report: { [events] event in
        switch event {
        case .progress(let done, let total): events(.progress(job, done: done, total: total))
        case .finding(let finding):
          notes.withLock { $0.findings.append(finding) }
          events(.finding(job, finding))
        case .measured(let figures): notes.withLock { $0.figures.append(figures) }
        }
      })
  }

  private func recorded(_ artifact: Artifact, by job: PreparedJob, facts: String) throws -> RecordedOutput {
    guard job.produces.contains(artifact.kind) else {
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
    guard let stamp = try? FileStamp(path: path) else {
      throw mistake(of: job, artifact.path, "it named a file that is not there")
    }
    guard place == .workspace || published.isOwn(relative, ownName(of: job)) else {
      throw mistake(of: job, artifact.path, "it delivered a file under a name that is not the source's")
    }
    return RecordedOutput(
      kind: artifact.kind, language: artifact.language, place: place, path: relative,
      digest: try Digest.of(fileAt: path),
      stamp: stamp)
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
      doing: "checking what the stage '\(job.entry.name)' delivered", path: path,
      reason: "\(what); this is a mistake in Backlit and not in your files",
      advice: "Please report it with the output of 'backlit doctor'")
  }
}
