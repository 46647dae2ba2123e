import Files
import Pipeline

/// Everything that a job's result depends on. Two jobs with equal keys write the same bytes.
///
/// Under which name something is published is no part of it: a new title renames files and makes none again.
public struct JobKey: Sendable, Hashable, Codable {
  /// A file that the job reads.
  public struct Input: Sendable, Hashable, Codable {
    public let kind: ArtifactKind
    public let language: String?
    /// Where a stage wrote it, relative to the output folder or the workspace; nil for what lies in the footage folder, whose
    /// names nothing may depend on.
    public let name: String?
    public let digest: Digest
  }

  /// What a stage may know of a source besides its bytes. The source set that it belongs to is no part of that.
  public struct SourceDescription: Sendable, Hashable, Codable {
    public let id: String
    public let kind: Source.Kind
    public let origin: [String: String]

    init(_ source: Source) {
      id = source.id
      kind = source.kind
      origin = source.origin
    }
  }

  public let stage: String
  /// Of the code that makes the result; nil where the tool does not know it, as in tests.
  public let code: String?
  /// Of the part: canonical JSON without white space.
  public let settings: String
  /// The components that the stage uses, and no others.
  public let components: [String: String]
  /// One for a stage of scope `source`; all that finished, for a stage of scope `run`.
  public let sources: [SourceDescription]
  public let failedSources: Int
  public let waitingSources: Int
  /// In the order in which the stage gets them.
  public let inputs: [Input]

  init(_ job: PreparedJob, tool: ToolDescription, outcome: RunOutcome, inputs: [JobInput]) {
    stage = job.entry.name
    code = tool.code[stage]
    settings = job.part.settings
    let used = Set(job.entry.stage.usedComponents)
    components = tool.components.filter { used.contains("*") || used.contains($0.key) }
    sources = outcome.sources.map(SourceDescription.init)
    failedSources = outcome.failed
    waitingSources = outcome.waiting
    self.inputs = inputs.map(\.keyInput)
  }

  /// SHA-256 of the key as canonical JSON.
  public func digest() throws -> Digest { try Digest.of(CanonicalJSON.compact(self)) }

  /// What has changed since `earlier`; nil where nothing has.
  func change(since earlier: JobKey) -> Reason? {
    if self == earlier { return nil }
    if stage != earlier.stage || code != earlier.code { return .codeChanged }
    if let which = changedInput(since: earlier) { return .inputChanged(which: which) }
    if settings != earlier.settings { return .optionsChanged }
    if let which = changedComponent(since: earlier) { return .componentChanged(which: which) }
    let isOfOneSource = sources.count == 1 && earlier.sources.count == 1
    return .inputChanged(which: isOfOneSource ? "the description of the source" : "the list of sources")
  }

  private func changedInput(since earlier: JobKey) -> String? {
    if inputs == earlier.inputs { return nil }
    let before = Set(earlier.inputs)
    if let new = inputs.first(where: { !before.contains($0) }) { return new.label }
    let now = Set(inputs)
    return earlier.inputs.first { !now.contains($0) }?.label ?? "the order of its inputs"
  }

  private func changedComponent(since earlier: JobKey) -> String? {
    Set(components.keys).union(earlier.components.keys).sorted().first { components[$0] != earlier.components[$0] }
  }
}

extension JobKey.Input {
  fileprivate var label: String {
    [kind.rawValue, language.map { "(\($0))" }, name].compactMap { $0 }.joined(separator: " ")
  }
}
