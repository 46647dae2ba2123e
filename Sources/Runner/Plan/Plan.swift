import Files
import Pipeline

/// All jobs of a run in order, with the reason for each, and what would come of them. Making one writes nothing.
public struct Plan: Sendable, Codable {
  public struct Entry: Sendable, Codable, Equatable {
    public let job: Job
    public let reason: Reason
  }

  /// A source that no job works on.
  public struct Excluded: Sendable, Codable, Equatable {
    public let source: Source
    public let explanation: Explanation
  }

  public let entries: [Entry]
  /// Sources that fail before anything runs.
  public let failed: [Excluded]
  /// Sources that will wait for a person, by their names; their jobs after that are not among the entries.
  public let waiting: [String]
  /// Why nothing can be done at all.
  public let obstacle: Explanation?
  /// What was noticed in the pipeline file, in the footage folder, and about the sources.
  public let findings: [Finding]
  /// Files that will be published, and folders, which end in `/`; relative to the output folder, as far as they are known beforehand.
  public let writes: [String]
  /// Delivered files that the plan takes away, and those that get another name, relative to the output folder.
  public let removes: [String]
  public let renames: [String: String]
  /// How many sources there are, and how many of them have nothing to be done.
  public let sources: Int
  public let sourcesUpToDate: Int
  /// About how many bytes will be written.
  public let bytes: Int64
  /// About how long it will take, in seconds, from what such jobs took before; nil where none of them ever ran.
  public let seconds: Double?

  init(_ planner: Planner, _ decisions: Planner.Decisions, _ preflight: PreflightReport, findings: [Finding]) {
    let unreadable = decisions.sources.compactMap { decision in
      decision.problem.map { Excluded(source: decision.item.source, explanation: $0) }
    }
    // Of nothing that is finished there is nothing to list or to check.
    let finishesAny = decisions.sources.contains { decision in
      let stage = preflight.waiting[decision.item.source.name]
      return decision.problem == nil && !(stage.map { decisions.runs($0, on: decision.item.source.id) } ?? false)
    }
    let runJobs = finishesAny ? Array(zip(planner.layout.runJobs, decisions.runReasons)) : []
    let runEntries = runJobs.map { Entry(job: $0.job, reason: $1) }
    entries = decisions.sources.flatMap { $0.entries(waitingAt: preflight.waiting[$0.item.source.name]) } + runEntries
    waiting = preflight.waiting.keys.sorted()
    failed = planner.layout.failed + unreadable
    obstacle = preflight.obstacle
    self.findings = findings + preflight.findings
    sources = planner.layout.items.count + planner.layout.failed.count
    sourcesUpToDate = decisions.sources.count { $0.keepsEverything }
    let proofs = runJobs.contains {
      type(of: $0.entry.stage).produces.contains(.manifest) && !$1.keepsResult
    }
    let files = entries.filter { !$0.reason.keepsResult }.flatMap { entry -> [String] in
      let files = preflight.files[entry.job.sourceName ?? ""]?[PreflightReport.job(entry.job.stage, entry.job.part)]
      let name = entry.job.source.flatMap { planner.layout.publicNames[$0] }
      return (files ?? []).map { PublicName.path(of: $0, named: name) }
    }
    writes = (files + (proofs ? planner.finishingFiles : [])).sorted()
    let changes = PlannedChanges(planner, decisions, preflight.waiting)
    (removes, renames) = (changes.removes, changes.renames)
    let busy = decisions.sources.filter { !$0.keepsEverything && $0.problem == nil }.map(\.item.source.name)
    bytes = busy.reduce(0) { $0 + (preflight.bytes[$1] ?? 0) }
    seconds = PlannedTime(planner.records.records, preflight.seconds).seconds(of: decisions, entries)
  }
}

/// What happens to files that were delivered before.
private struct PlannedChanges {
  private(set) var removes: [String] = []
  private(set) var renames: [String: String] = [:]

  init(_ planner: Planner, _ decisions: Planner.Decisions, _ waiting: [String: String]) {
    let records = planner.records.records
    let current = Set(planner.layout.items.flatMap(\.jobs).map(\.job.id))
    var removed: Set<String> = []
    for (id, record) in records where record.job.source != nil && !current.contains(id) {
      for output in record.outputs where output.place == .output { removed.insert(output.path) }
    }
    for (job, reason) in decisions.sources.flatMap({ zip($0.item.jobs, $0.reasons) }) {
      for output in records[job.job.id]?.outputs ?? [] where output.place == .output {
        let name = output.path(named: job.job.source.flatMap { planner.layout.publicNames[$0] })
        removed.remove(output.path)
        if let stage = waiting[job.job.sourceName ?? ""], decisions.runs(stage, on: job.job.source) {
          removed.insert(output.path)
        }
        if case .renamed = reason, name != output.path { renames[output.path] = name }
      }
    }
    removes = removed.sorted()
  }
}

/// How long jobs will take, by what others of their stage took for a second of their source.
private struct PlannedTime {
  private let rates: [String: Double]
  private let lengths: [String: Double]

  init(_ records: [String: JobRecord], _ lengths: [String: Double]) {
    self.lengths = lengths
    var known: [String: [Double]] = [:]
    for record in records.values {
      guard record.usage.seconds > 0 else { continue }
      let length = record.job.sourceName.map { lengths[$0] ?? 0 } ?? lengths.values.reduce(0, +)
      if length > 0 { known[record.job.stage, default: []].append(record.usage.seconds / length) }
    }
    rates = known.mapValues { values in values.sorted()[values.count / 2] }
  }

  /// Parts that are made together take the time of one.
  func seconds(of decisions: Planner.Decisions, _ entries: [Plan.Entry]) -> Double? {
    guard !rates.isEmpty else { return nil }
    var counted: Set<String> = []
    return entries.filter { !$0.reason.keepsResult }.reduce(0) { total, entry in
      guard counted.insert("\(entry.job.stage) \(entry.job.source ?? "")").inserted else { return total }
      let length = entry.job.sourceName.map { lengths[$0] ?? 0 } ?? lengths.values.reduce(0, +)
      return total + (rates[entry.job.stage] ?? 0) * length
    }
  }
}
