import ArgumentParser
import Files
import Pipeline
import Runner
import Stages

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what run would do, and why; do nothing.")

  @OptionGroup var call: PipelineCall

  @Flag(
    help:
      "Also print every source's render tree: what is decoded, scaled, burned in and encoded once, and for which platforms."
  )
  var tree = false

  func run() throws {
    let (pipeline, footage) = try call.read()
    let plan = try call.options.executor(pipeline, footage).plan()
    if call.options.json { try Console.json(plan) } else { try printText(plan, pipeline, footage) }
    if !plan.failed.isEmpty { throw ExitStatus.failed }
  }

  private func printText(_ plan: Plan, _ pipeline: PipelineFile, _ footage: Footage) throws {
    for entry in plan.entries {
      let subject = entry.job.sourceName.map { " \($0.printable)" } ?? ""
      Console.print("\(entry.reason == .upToDate ? "skip" : "run ")  \(entry.job.stage)\(subject): \(entry.reason)")
    }
    for excluded in plan.failed { Console.print("fail  \(excluded.explanation)") }
    for excluded in plan.notRendered { Console.print("leave \(excluded.explanation)") }
    if tree { try printTrees(pipeline, footage, without: Set((plan.failed + plan.notRendered).map(\.source.name))) }
  }

  /// A source that cannot be read has no tree; the others are printed all the same.
  private func printTrees(_ pipeline: PipelineFile, _ footage: Footage, without excluded: Set<String>) throws {
    var hasFailed = false
    for source in footage.sources where !excluded.contains(source.name) {
      do {
        Console.print("\n\(source.name.printable)")
        for line in try RenderTrees.lines(ofSourceAt: source.path, in: source.set, pipeline) { Console.print(line) }
      } catch let error as any ExplainedError {
        hasFailed = true
        Console.print("fail  \(error.explanation)")
      }
    }
    if hasFailed { throw ExitStatus.failed }
  }
}
