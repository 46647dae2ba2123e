import Files
import Footage
import Pipeline

/// A job together with the stage that does it.
struct PreparedJob: Sendable {
  let job: Job
  let entry: StageEntry
  let part: StagePart

  /// What the job reads of what there is, in the order in which it was made.
  func consumed(of inputs: [JobInput]) -> [JobInput] {
    let kinds = type(of: entry.stage).allConsumed
    return inputs.filter { input in
      guard kinds.contains(input.artifact.kind) else { return false }
      guard let language = input.artifact.language, let languages = part.languages else { return true }
      return languages.contains(language)
    }
  }
}

extension Stage {
  static var allConsumed: Set<ArtifactKind> { Set(consumes + consumesIfMade) }
}

/// A line of the pipeline file as it concerns one source, or the whole run: those of its parts that have to be made are made together.
struct StageStep: Sendable {
  let entry: StageEntry
  let jobs: [PreparedJob]

  init(_ entry: StageEntry, of source: Source?, in pipeline: PipelineFile) {
    let parts = entry.stage.parts(for: source, in: pipeline) ?? [StagePart(settings: entry.options)]
    self.entry = entry
    jobs = parts.map { PreparedJob(job: Job(entry.name, part: $0.name, of: source), entry: entry, part: $0) }
  }

  /// Whether it may read what the other makes.
  func depends(on other: StageStep) -> Bool {
    !type(of: entry.stage).allConsumed.isDisjoint(with: type(of: other.entry.stage).produces)
  }
}

/// Who is worked on by which stages, and who is not.
struct RunLayout: Sendable {
  struct Item: Sendable {
    let source: Source
    let steps: [StageStep]

    var jobs: [PreparedJob] { steps.flatMap(\.jobs) }
  }

  private(set) var items: [Item] = []
  private(set) var failed: [Plan.Excluded] = []
  /// What was meant as a source and cannot be read has no number, and is missing all the same: failures that the footage folder is told of.
  let unread: Int
  let runSteps: [StageStep]
  /// What the names of everything that is published of a source begin with, by its id.
  let publicNames: [String: String]

  /// `ids` are the neutral names by the sources' own; `problems` say which of them cannot be worked on, by their own names.
  init(_ pipeline: PipelineFile, _ footage: FoundFootage, ids: [String: String], problems: [String: Explanation]) {
    unread = footage.findings.count { $0.severity == .failure }
    runSteps = pipeline.stages.filter { type(of: $0.stage).scope == .run }
      .map { StageStep($0, of: nil, in: pipeline) }
    publicNames = Dictionary(ids.values.map { ($0, "\(pipeline.slug)-\($0)") }) { first, _ in first }
    for found in footage.sources {
      guard let id = ids[found.name] else { continue }
      let source = found.named(id)
      if let problem = found.problem ?? problems[found.name] {
        failed.append(Plan.Excluded(source: source, explanation: problem))
      } else {
        let applying = pipeline.entries(for: source)
        items.append(Item(source: source, steps: applying.map { StageStep($0, of: source, in: pipeline) }))
      }
    }
  }

  var runJobs: [PreparedJob] { runSteps.flatMap(\.jobs) }
  var jobs: [PreparedJob] { items.flatMap(\.jobs) + runJobs }
}
