import Files
import Foundation
import Pipeline

@testable import Runner

/// A footage folder, an output folder and a workspace in a temporary folder that goes when the trial does.
final class Trial {
  let folder: TemporaryFolder
  var stages: [any Stage]
  var title = "A title"
  var tool = ToolDescription(version: "1", components: ["lib": "1"])
  var sets = [SourceSet(name: "interviews", pattern: "interviews/*.mov")]
  var finishingFiles: [String] = []

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

  func executor(_ events: EventLog = EventLog()) throws -> LocalExecutor {
    let entries = try stages.map { stage in
      StageEntry(stage: stage, of: nil, options: try options(of: stage))
    }
    let file = PipelineFile(title: title, sourceSets: sets, stages: entries)
    let footage = try FootageScanner(folder: footage, excluding: [output, workspace]).scan(for: sets)
    return LocalExecutor(
      pipeline: file, footage: footage, workspace: workspace, output: output, tool: tool,
      finishingFiles: finishingFiles,
      events: { events.add($0) })
  }

  /// Runs, and returns the report with what was started and why: `deliver-001: neverRun`.
  @discardableResult
  func run() throws -> (report: RunReport, started: [String: Reason], events: EventLog) {
    let log = EventLog()
    let report = try executor(log).run()
    return (report, log.started, log)
  }

  func plan() throws -> [String: Reason] {
    try executor().plan().entries.reduce(into: [:]) { $0[$1.job.id] = $1.reason }
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
