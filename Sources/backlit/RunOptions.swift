import ArgumentParser
import Files
import Foundation
import Pipeline
import Runner
import Stages

/// Where a run delivers and how it speaks: shared by run, plan and render.
struct RunOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The folder that receives the renditions, the captions and the manifest.")
  var out: String

  @Option(help: "The private folder for facts about people and for what was done already. Default: OUT.workspace")
  var workspace: String?

  @Option(
    help:
      "How many sources are worked on at the same time. Default: by the number of cores. Results do not depend on it.")
  var jobs: Int?

  @Flag(help: "Print a report as JSON on standard output.")
  var json = false

  /// A source's decoder, scalers and encoders keep about four cores busy; each source takes some hundred megabytes.
  private static var defaultJobs: Int { max(1, min(16, ProcessInfo.processInfo.activeProcessorCount / 4)) }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 on") }
  }

  var workspacePath: String {
    workspace ?? URL(fileURLWithPath: out).standardizedFileURL.path + ".workspace"
  }

  func executor(
    _ pipeline: PipelineFile, _ footage: Footage, events: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) -> LocalExecutor {
    LocalExecutor(
      pipeline: pipeline, footage: footage, workspace: workspacePath, output: out, tool: Machine().toolDescription(),
      supportedKinds: [.video, .photo, .sound],
      finishingFiles: ["manifest.json", "SHA256SUMS"], parallelSources: jobs ?? Self.defaultJobs, events: events)
  }

  /// Runs, tells how it went, and throws the exit status unless all is done.
  func run(_ pipeline: PipelineFile, _ footage: Footage) throws {
    let display = RunDisplay(isTerminal: Console.errorIsTerminal)
    let report = try executor(pipeline, footage) { display.show($0) }.run()
    display.finish()
    if json { try Console.json(report) } else { Console.print(RunSummary(report, out: out).text) }
    if report.exitCode != 0 { throw ExitStatus.failed }
  }
}

/// A pipeline file, read and checked, with every problem at once.
struct PipelineFileIsWrong: Error {
  let text: String

  static func read(_ path: String) throws -> PipelineFile {
    switch try PipelineReader.read(path: path, catalog: allStages) {
    case .success(let pipeline): return pipeline
    case .failure(let problems):
      let count = problems.problems.count
      let list = problems.problems.map(\.description).joined(separator: "\n")
      throw PipelineFileIsWrong(
        text:
          "\(list)\nbacklit: \(count == 1 ? "1 problem" : "\(count) problems") in the pipeline file; nothing was done.")
    }
  }
}
