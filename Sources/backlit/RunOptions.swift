import ArgumentParser
import Files
import Footage
import Foundation
import Pipeline
import Runner
import Stages
import Subtitles

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

  @Flag(
    help: "Do every job in this process, in place of a process for each: for whoever looks for a mistake in Backlit.")
  var inProcess = false

  @Flag(help: "Print a report as JSON on standard output.")
  var json = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 on") }
  }

  var workspacePath: String {
    workspace ?? URL(fileURLWithPath: out).standardizedFileURL.path + ".workspace"
  }

  /// A source's decoder, scalers and encoders keep about four cores busy. One source more than that leaves room for, so that what needs
  /// little is done beside what needs much.
  private var limits: RunLimits {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let sources = jobs ?? max(1, min(16, cores / 4))
    let megabytes = Int(clamping: ProcessInfo.processInfo.physicalMemory / 1_000_000) * 4 / 5
    return RunLimits(
      sources: jobs ?? sources + 1, budget: JobCost(cores: max(cores, sources), megabytes: megabytes),
      coresPerJob: max(1, cores / sources))
  }

  func pipelineRun(
    _ pipeline: PipelineFile, _ footage: FoundFootage, in footageFolder: String?, remembers: Bool = false,
    events: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) -> PipelineRun {
    let machine = Machine()
    let tool = machine.toolDescription()
    let key =
      [tool.code[IngestStage.name], tool.code[SubtitleStage.name], tool.components[Component.fonts]]
      + Component.reading.map { tool.components[$0] }
    let preflight = Preflight(
      pipeline, fonts: FontFolder(path: machine.fontFolder), outputFolder: out, workspace: workspacePath,
      remembers: remembers, key: key.map { $0 ?? "" }.joined(separator: " "), neuralVoice: machine.neuralVoicePath
    ) { await MediaInspector().inspect($0) }
    return PipelineRun(
      pipeline: pipeline, footage: footage, workspace: workspacePath, output: out, footageFolder: footageFolder,
      tool: tool, finishingFiles: ManifestStage.proofs,
      executor: inProcess ? InProcessExecutor(catalog: allStages) : ChildProcessExecutor(), limits: limits,
      preflight: { await preflight.report(on: $0) }, events: events)
  }

  /// Runs, tells how it went, and throws the exit status unless all is done.
  func run(_ pipeline: PipelineFile, _ footage: FoundFootage, in footageFolder: String?) async throws {
    let display = RunDisplay(isTerminal: Console.errorIsTerminal, workspace: workspacePath)
    let report = try await pipelineRun(pipeline, footage, in: footageFolder, remembers: true) { display.show($0) }.run()
    display.finish()
    var sheets: String?
    do {
      sheets = try ReviewOverview.write(report.sources.map(ReviewOverview.Entry.init), inWorkspace: workspacePath)
    } catch {
      // What the run came to matters more.
      Console.error("note \(error.explained(doing: "writing the overview of review sheets", path: workspacePath))")
    }
    if json {
      try Console.json(report)
    } else {
      Console.print(RunSummary(report, out: out, isChecked: pipeline.isChecked, sheets: sheets).text)
    }
    if let status = ExitStatus(code: report.exitCode) { throw status }
  }
}

extension ReviewOverview.Entry {
  fileprivate init(_ source: RunReport.SourceReport) {
    self.init(
      id: source.id, name: source.name, failure: source.state == .failed ? source.explanation?.reason : nil,
      isWaiting: source.state == .waiting)
  }
}

extension PipelineFile {
  /// Whether anybody looks at what is delivered.
  var isChecked: Bool { stages.contains { $0.name == VerifyStage.name } }
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
          "\(list)\nbacklit: \(count == 1 ? "1 problem" : "\(count) problems") in the pipeline file; nothing was done."
      )
    }
  }

  /// Lists of names that are wrong, and what the pipeline file itself would publish of them.
  static func checkNames(_ lists: [Artifact], _ pipeline: PipelineFile, at path: String) throws {
    var problems: [String] = []
    for list in lists {
      if case .failure(let wrong) = try NamesFile.reader.read(path: list.path) {
        problems += wrong.problems.map(\.description)
      }
    }
    if problems.isEmpty {
      problems = NamesCheck(try NamesList(lists)).problems(in: pipeline).map { "\(path.printable): \($0)" }
    }
    guard !problems.isEmpty else { return }
    throw PipelineFileIsWrong(
      text:
        "\(problems.joined(separator: "\n"))\nbacklit: \(problems.count == 1 ? "1 problem" : "\(problems.count) problems") with the list of names; nothing was done."
    )
  }
}
