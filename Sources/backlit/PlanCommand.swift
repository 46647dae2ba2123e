import ArgumentParser
import Runner

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what run would do, and why; do nothing.")

  @Argument(help: "The pipeline file (YAML).")
  var pipeline: String

  @Argument(help: "The footage folder.")
  var footage: String

  @OptionGroup var options: RunOptions

  func run() throws {
    let pipeline = try PipelineFileIsWrong.read(pipeline)
    let found = try FootageScanner(folder: footage, excluding: [options.out, options.workspacePath]).scan(for: pipeline.sourceSets)
    let plan = try options.executor(pipeline, found).plan()
    if options.json { return try Console.json(plan) }
    for entry in plan.entries {
      let subject = entry.job.sourceName.map { " \($0.printable)" } ?? ""
      Console.print("\(entry.reason == .upToDate ? "skip" : "run ")  \(entry.job.stage)\(subject): \(entry.reason)")
    }
    for excluded in plan.failed { Console.print("fail  \(excluded.explanation)") }
    for excluded in plan.notRendered { Console.print("leave \(excluded.explanation)") }
  }
}
