import Files
import Pipeline

/// Runs a pipeline file over a footage folder in this process, and only what has to run.
///
/// Work is kept in a private workspace folder, so that a run that was interrupted goes on where it stopped and a run that was
/// done has nothing to do.
public struct LocalExecutor: Sendable {
  let pipeline: PipelineFile
  let footage: Footage
  let folders: RunFolders
  let tool: ToolDescription
  let supportedKinds: Set<Source.Kind>
  let finishingFiles: [String]
  let parallelSources: Int
  let events: @Sendable (RunEvent) -> Void

  /// - Parameters:
  ///   - workspace: private; created readable by its owner only. Neither folder may lie in the other.
  ///   - supportedKinds: the kinds of sources that the stages can take; others are reported as not rendered.
  ///   - finishingFiles: the files, relative to the output folder, by which it looks finished. They are removed before
  ///     anything is done in it, also where no record speaks of them, as after the loss of the workspace.
  ///   - parallelSources: how many sources are worked on at the same time. What is written does not depend on it.
  ///   - events: called from any thread; must return at once.
  public init(
    pipeline: PipelineFile, footage: Footage, workspace: String, output: String, tool: ToolDescription,
    supportedKinds: Set<Source.Kind> = [.video], finishingFiles: [String] = [], parallelSources: Int = 1,
    events: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.pipeline = pipeline
    self.footage = footage
    folders = RunFolders(workspace: workspace, output: output)
    self.tool = tool
    self.supportedKinds = supportedKinds
    self.finishingFiles = finishingFiles
    self.parallelSources = parallelSources
    self.events = events
  }

  /// What `run` would do, as far as that can be known before it is done. Writes nothing.
  public func plan() throws -> Plan {
    try folders.check(against: footage.sources)
    var names = try NameRegister(path: folders.names)
    let layout = layout(ids: names.ids(of: footage.sources.map(\.name)))
    let decisions = planner(layout).decideAll()
    let runEntries = zip(layout.runJobs, decisions.runReasons).map { Plan.Entry(job: $0.job, reason: $1) }
    return Plan(
      entries: decisions.sources.flatMap(\.entries) + runEntries, failed: layout.failed,
      notRendered: layout.notRendered,
      findings: footage.findings)
  }

  /// Does what has to be done. What fails of a single source is in the report; what is thrown, as a `Failure`, kept the whole
  /// run from working: folders that cannot be used, another run in the same workspace.
  public func run() throws -> RunReport {
    try folders.check(against: footage.sources)
    try folders.create()
    let lock = try WorkspaceLock(path: folders.lock)
    return try withExtendedLifetime(lock) {
      try Leftovers.remove(from: folders.output)
      try Leftovers.remove(from: folders.workspace)
      var names = try NameRegister(path: folders.names)
      let layout = layout(ids: names.ids(of: footage.sources.map(\.name)))
      try names.save()
      return try LocalRun(executor: self, planner: planner(layout)).run()
    }
  }

  private func layout(ids: [String: String]) -> RunLayout {
    RunLayout(pipeline, footage, ids: ids, supportedKinds: supportedKinds)
  }

  private func planner(_ layout: RunLayout) -> Planner {
    Planner(
      pipeline: pipeline, tool: tool, folders: folders, layout: layout, records: RecordStore(folder: folders.jobs),
      digests: DigestCache(path: folders.digests))
  }
}
