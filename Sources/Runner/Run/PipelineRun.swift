import Files
import Footage
import Foundation
import Pipeline

/// A pipeline file over a footage folder: what there is to do, and doing it.
///
/// Work is kept in a private workspace folder, so that a run that was interrupted goes on where it stopped and a run that was
/// done has nothing to do.
public struct PipelineRun: Sendable {
  /// What can be said of the sources before anything is decoded.
  public typealias Preflight = @Sendable ([Source]) async -> PreflightReport

  let pipeline: PipelineFile
  let footage: FoundFootage
  let folders: RunFolders
  let footageFolder: String?
  let tool: ToolDescription
  let finishingFiles: [String]
  let executor: any JobExecutor
  let limits: RunLimits
  let preflight: Preflight
  let events: @Sendable (RunEvent) -> Void

  /// - Parameters:
  ///   - workspace: private; created readable by its owner only. Neither folder may lie in the other.
  ///   - footageFolder: refused as workspace or output; nil where there is none.
  ///   - finishingFiles: the files, relative to the output folder, by which it looks finished. They are removed before
  ///     anything is done in it, also where no record speaks of them, as after the loss of the workspace.
  ///   - limits: what is written does not depend on them.
  ///   - events: called from any thread; must return at once.
  public init(
    pipeline: PipelineFile, footage: FoundFootage, workspace: String, output: String, footageFolder: String? = nil,
    tool: ToolDescription, finishingFiles: [String] = [], executor: any JobExecutor, limits: RunLimits = RunLimits(),
    preflight: @escaping Preflight = { _ in PreflightReport() },
    events: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.pipeline = pipeline
    self.footage = footage
    folders = RunFolders(workspace: workspace, output: output)
    self.footageFolder = footageFolder
    self.tool = tool
    self.finishingFiles = finishingFiles
    self.executor = executor
    self.limits = limits
    self.preflight = preflight
    self.events = events
  }

  /// What `run` would do, as far as that can be known before it is done. Writes nothing.
  public func plan() async throws -> Plan {
    try folders.check(against: footage, folder: footageFolder)
    let records = RecordStore(folder: folders.jobs)
    var names = try NameRegister(path: folders.names, records: records.records)
    let (layout, preflight) = await layout(ids: names.ids(of: footage.sources.map(\.name)))
    let planner = planner(layout, records)
    return Plan(planner, planner.decideAll(), preflight, findings: pipeline.notes + footage.findings + names.findings)
  }

  /// Does what has to be done. What fails of a single source is in the report; what is thrown, as a `Failure`, kept the whole
  /// run from working: folders that cannot be used, another run in the same workspace.
  public func run() async throws -> RunReport {
    try folders.check(against: footage, folder: footageFolder)
    try folders.create()
    let locks = [try WorkspaceLock(path: folders.lock), try WorkspaceLock(folder: folders.output)]
    defer { withExtendedLifetime(locks) {} }
    try Leftovers.remove(from: folders.output)
    try Leftovers.remove(from: folders.workspace)
    let records = RecordStore(folder: folders.jobs)
    // Of runs that are over: another plan may have been made since.
    for id in (try? FileManager.default.contentsOfDirectory(atPath: folders.tickets)) ?? [] {
      let ticket = "\(folders.tickets)/\(id)"
      try PublishedFiles(folders: folders).removeUnrecorded(by: ticket, Array(records.records.values))
      WholeFile.discardFolder(ticket)
    }
    var names = try NameRegister(path: folders.names, records: records.records)
    let ids = names.ids(of: footage.sources.map(\.name))
    try names.save()
    for secret in WorkspaceSecret.allCases { try secret.make(in: folders) }
    let (layout, preflight) = await layout(ids: ids)
    if let obstacle = preflight.obstacle { throw Failure(obstacle) }
    let findings = pipeline.notes + footage.findings + names.findings + preflight.findings
    return try await RunInProgress(self, planner(layout, records), findings: findings).run()
  }

  /// Only the sources that nothing is wrong with so far are looked at once more.
  private func layout(ids: [String: String]) async -> (RunLayout, PreflightReport) {
    let sources = footage.sources.compactMap { found in
      found.problem == nil ? ids[found.name].map(found.named) : nil
    }
    let report = await preflight(sources)
    return (RunLayout(pipeline, footage, ids: ids, problems: report.problems), report)
  }

  private func planner(_ layout: RunLayout, _ records: RecordStore) -> Planner {
    Planner(
      tool: tool, folders: folders, layout: layout, finishingFiles: finishingFiles, records: records,
      digests: DigestCache(path: folders.digests))
  }
}

/// How much of the machine a run takes.
public struct RunLimits: Sendable {
  /// How many sources are worked on at the same time.
  public var sources: Int
  /// What all jobs take together.
  public var budget: JobCost
  /// What one job is taken to need at most: a codec uses what there is, and gets along with less.
  public var coresPerJob: Int

  public init(sources: Int = 1, budget: JobCost = JobCost(cores: 1, megabytes: 4000), coresPerJob: Int = .max) {
    self.sources = max(1, sources)
    self.budget = budget
    self.coresPerJob = max(1, coresPerJob)
  }
}
