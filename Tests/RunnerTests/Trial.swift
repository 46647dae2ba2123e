import Files
import Footage
import Foundation
import Pipeline
import TestSupport

@testable import Runner

/// A footage folder, an output folder and a workspace in a temporary folder that goes when the trial does.
final class Trial {
  let folder: TemporaryFolder
  var stages: [any Stage]
  var title = "A title"
  var tool = ToolDescription(
    version: "1", components: ["lib": "1", "other": "1"], code: ["read": "a", "deliver": "a"])
  var sets = [SourceSet(name: "interviews", pattern: "interviews/*.mov")]
  var finishingFiles: [String] = []
  var limits = RunLimits(sources: 2, budget: JobCost(cores: 2, megabytes: 1000))
  var preflight = PreflightReport()
  var executor: (any JobExecutor)?

  static let catalog = StageCatalog([
    ReadStage.self, DeliverStage.self, EchoStage.self, TranslateStage.self, ListStage.self, LookStage.self,
    LyingStage.self,
  ])

  init(
    _ stages: [any Stage] = [
      ReadStage(options: .init()), DeliverStage(options: .init()), ListStage(options: .init()),
      LookStage(options: .init()),
    ]
  ) throws {
    self.stages = stages
    folder = try TemporaryFolder()
    try folder.write("alpha", to: "footage/interviews/A001.mov")
    try folder.write("beta", to: "footage/interviews/A002.mov")
    try folder.write("gamma", to: "footage/interviews/A003.mov")
  }

  var footage: String { folder.path + "/footage" }
  var output: String { folder.path + "/out" }
  var workspace: String { folder.path + "/out.workspace" }

  func found() throws -> FoundFootage {
    try FootageScanner(folder: footage, excluding: [output, workspace]).scan(for: sets)
  }

  func pipelineRun(
    _ found: FoundFootage? = nil, workspace: String? = nil, output: String? = nil,
    events: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) throws -> PipelineRun {
    let entries = try stages.map { StageEntry(stage: $0, of: nil, options: try options(of: $0)) }
    let preflight = preflight
    return PipelineRun(
      pipeline: PipelineFile(title: title, sourceSets: sets, stages: entries), footage: try found ?? self.found(),
      workspace: workspace ?? self.workspace, output: output ?? self.output, footageFolder: footage, tool: tool,
      finishingFiles: finishingFiles, executor: executor ?? InProcessExecutor(catalog: Self.catalog), limits: limits,
      preflight: { _ in preflight }, events: events)
  }

  /// Runs, and returns the report with what was started and why: `deliver-001: neverRun`.
  @discardableResult
  func run(
    _ found: FoundFootage? = nil
  ) async throws -> (report: RunReport, started: [String: Reason], events: EventLog) {
    let log = EventLog()
    let report = try await pipelineRun(found) { log.add($0) }.run()
    return (report, log.started, log)
  }

  func plan() async throws -> [String: Reason] {
    try await pipelineRun().plan().entries.reduce(into: [:]) { $0[$1.job.id] = $1.reason }
  }

  /// Every file below the output folder, with its text.
  var delivered: [String: String] {
    FolderListing(of: output, includingHiddenFiles: true).files.reduce(into: [:]) {
      $0[$1] = try? String(contentsOfFile: output + "/" + $1, encoding: .utf8)
    }
  }

  private func options(of stage: any Stage) throws -> String {
    let options = Mirror(reflecting: stage).children.first { $0.label == "options" }?.value as? FakeOptions
    return String(decoding: try CanonicalJSON.compact(options ?? FakeOptions()), as: UTF8.self)
  }
}
