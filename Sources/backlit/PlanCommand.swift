import ArgumentParser
import Runner

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what run would do, and why; do nothing.")

  @OptionGroup var call: PipelineCall

  func run() throws {
    let (pipeline, footage) = try call.read()
    let plan = try call.options.executor(pipeline, footage).plan()
    if call.options.json { return try Console.json(plan) }
    for entry in plan.entries {
      let subject = entry.job.sourceName.map { " \($0.printable)" } ?? ""
      Console.print("\(entry.reason == .upToDate ? "skip" : "run ")  \(entry.job.stage)\(subject): \(entry.reason)")
    }
    for excluded in plan.failed { Console.print("fail  \(excluded.explanation)") }
    for excluded in plan.notRendered { Console.print("leave \(excluded.explanation)") }
  }
}
