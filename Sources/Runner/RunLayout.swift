import Files
import Pipeline

/// A job together with the stage that does it.
struct PreparedJob: Sendable {
  let job: Job
  let entry: StageEntry

  var consumes: Set<ArtifactKind> { Set(type(of: entry.stage).consumes + type(of: entry.stage).consumesIfMade) }
  var produces: Set<ArtifactKind> { Set(type(of: entry.stage).produces) }
  var version: Int { type(of: entry.stage).version }

  /// Whether files of an earlier run may stay until the stage has looked at them. Other options may only add to them or take away;
  /// whatever else has changed could mean that they show what must not be shown.
  func keepsFiles(after change: Reason) -> Bool { type(of: entry.stage).keepsCurrentFiles && change == .optionsChanged }
}

/// Who is worked on by which stages, and who is not.
struct RunLayout: Sendable {
  struct Item: Sendable {
    let source: Source
    let jobs: [PreparedJob]
  }

  private(set) var items: [Item] = []
  private(set) var failed: [Plan.Excluded] = []
  private(set) var notRendered: [Plan.Excluded] = []
  let runJobs: [PreparedJob]

  /// `ids` are the neutral names by the sources' own.
  init(_ pipeline: PipelineFile, _ footage: Footage, ids: [String: String], supportedKinds: Set<Source.Kind>) {
    runJobs = Self.jobs(pipeline.stages.filter { type(of: $0.stage).scope == .run }, of: nil)
    let entries = pipeline.stages.filter { type(of: $0.stage).scope == .source }
    for found in footage.sources {
      guard let id = ids[found.name] else { continue }
      let source = found.named(id)
      if !supportedKinds.contains(source.kind) {
        notRendered.append(Plan.Excluded(source: source, explanation: Self.explanation(source, supportedKinds)))
      } else if let problem = found.problem {
        failed.append(Plan.Excluded(source: source, explanation: problem))
      } else {
        let applying = entries.filter { $0.of?.contains(source.set) ?? true }
        items.append(Item(source: source, jobs: Self.jobs(applying, of: source)))
      }
    }
  }

  var jobs: [PreparedJob] { items.flatMap(\.jobs) + runJobs }

  private static func jobs(_ entries: [StageEntry], of source: Source?) -> [PreparedJob] {
    var counts: [String: Int] = [:]
    return entries.map { entry in
      counts[entry.name, default: 0] += 1
      return PreparedJob(job: Job(entry.name, ordinal: counts[entry.name] ?? 1, of: source), entry: entry)
    }
  }

  private static func explanation(_ source: Source, _ supported: Set<Source.Kind>) -> Explanation {
    let kinds = Source.Kind.inOrder.filter(supported.contains).map(\.plural).joined(separator: " and ")
    return Explanation(
      doing: "planning the run", path: source.name,
      reason: "it is a \(source.kind.rawValue) and only \(kinds) are rendered: nothing of it was read or delivered")
  }
}

extension Source.Kind {
  fileprivate static let inOrder: [Source.Kind] = [.video, .photo, .sound]

  fileprivate var plural: String {
    switch self {
    case .video: "videos"
    case .photo: "photos"
    case .sound: "sounds"
    }
  }
}
