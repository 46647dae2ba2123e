import ArgumentParser
import Files
import Footage
import Pipeline
import Runner
import Stages
import Support

struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what run would do, and why; do nothing.",
    discussion: "Exit code 1 where something would fail, 4 where nothing would and a source would wait for a person.")

  @OptionGroup var call: PipelineCall

  @Flag(
    help:
      "Also print every source's render tree: what is decoded, scaled, burned in and encoded once, and for which platforms."
  )
  var tree = false

  func validate() throws {
    if tree, call.options.json { throw ValidationError("--tree is for people: leave --json out.") }
  }

  func run() async throws {
    let (pipeline, footage) = try call.read()
    let plan = try await call.options.pipelineRun(pipeline, footage, in: call.footage).plan()
    if call.options.json {
      try Console.json(plan)
    } else {
      PlanText(plan).lines.forEach(Console.print)
      if tree { try await printTrees(pipeline, footage, without: Set(plan.failed.map(\.source.name))) }
    }
    if plan.failed.contains(where: { $0.explanation.kind == .bug }) { throw ExitStatus.bug }
    let hasFailures = plan.findings.contains { $0.severity == .failure }
    if !plan.failed.isEmpty || plan.obstacle != nil || hasFailures { throw ExitStatus.failed }
    if !plan.waiting.isEmpty { throw ExitStatus.waiting }
  }

  /// A source that cannot be read has no tree; the others are printed all the same.
  private func printTrees(
    _ pipeline: PipelineFile, _ footage: FoundFootage, without excluded: Set<String>
  ) async throws {
    let sources = footage.sources.filter { !excluded.contains($0.name) }.map { $0.named("") }
    let infos = await MediaInspector().inspect(sources.map { Preflight.Inspection(of: $0, in: pipeline) })
    var hasFailed = false
    for source in sources {
      do {
        Console.print("\n\(source.name.printable)")
        guard let info = infos[source.path] else { continue }
        for line in try RenderTrees.lines(of: source, info.get(), pipeline) { Console.print(line) }
      } catch let error as any ExplainedError {
        hasFailed = true
        Console.print("fail  \(error.explanation)")
      }
    }
    if hasFailed { throw ExitStatus.failed }
  }
}

/// A plan for people.
struct PlanText {
  let lines: [String]

  init(_ plan: Plan) {
    var lines = plan.entries.map { entry in
      let part = entry.job.part.isEmpty ? "" : " (\(entry.job.part.printable))"
      let subject = entry.job.sourceName.map { " \($0.printable)\(part)" } ?? ""
      let verb =
        switch entry.reason {
        case .upToDate: "skip"
        case .renamed: "name"
        default: "run "
        }
      return "\(verb)  \(entry.job.stage)\(subject): \(entry.reason)"
    }
    for excluded in plan.failed { lines.append("fail  \(excluded.explanation)") }
    if let obstacle = plan.obstacle { lines.append("fail  \(obstacle)") }
    for finding in plan.findings { lines.append(RunDisplay.text(finding)) }
    for file in plan.writes { lines.append("write \(file.printable)") }
    for file in plan.removes { lines.append("remove \(file.printable)") }
    for (old, new) in plan.renames.sorted(by: { $0.key < $1.key }) {
      lines.append("rename \(old.printable) to \(new.printable)")
    }
    lines.append(Self.total(plan))
    self.lines = lines
  }

  private static func total(_ plan: Plan) -> String {
    let jobs = plan.entries.count { !$0.reason.keepsResult }
    var text =
      "\(RunSummary.count(plan.sources, "source")), \(plan.sourcesUpToDate) up to date, \(plan.failed.count) would fail, \(plan.waiting.count) would wait for a review; "
    text += "\(RunSummary.count(jobs, "job")) of \(plan.entries.count) to run"
    if let seconds = plan.seconds, seconds > 0 {
      text += ", about \(ClockText(seconds: seconds).short) going by earlier runs"
    }
    if plan.bytes > 0 {
      text +=
        plan.bytes < 1_000_000 ? ", less than 1 MB to write" : ", at most about \(plan.bytes / 1_000_000) MB to write"
    }
    return text
  }
}
