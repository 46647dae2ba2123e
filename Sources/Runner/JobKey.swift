import Files
import Pipeline

/// Everything that a job's result depends on. Two jobs with equal keys write the same bytes.
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

  /// What a stage may know of a source besides its bytes.
  public struct SourceDescription: Sendable, Hashable, Codable {
    public let id: String
    public let set: String
    public let kind: Source.Kind
    public let origin: [String: String]

    init(_ source: Source) {
      id = source.id
      set = source.set
      kind = source.kind
      origin = source.origin
    }
  }

  public let stage: String
  public let version: Int
  /// Canonical JSON without white space.
  public let options: String
  public let slug: String
  public let title: String
  public let tool: ToolDescription
  /// One for a stage of scope `source`; all that finished, for a stage of scope `run`.
  public let sources: [SourceDescription]
  public let failedSources: Int
  /// In the order in which the stage gets them.
  public let inputs: [Input]

  /// SHA-256 of the key as canonical JSON.
  public func digest() throws -> Digest { try Digest.of(CanonicalJSON.compact(self)) }

  /// What has changed since `earlier`; nil where nothing has.
  func change(since earlier: JobKey) -> Reason? {
    if self == earlier { return nil }
    if stage != earlier.stage || version != earlier.version { return .stageChanged }
    // Before the options: those alone may leave files of an earlier run in place.
    if let which = changedInput(since: earlier) { return .inputChanged(which: which) }
    if options != earlier.options || slug != earlier.slug || title != earlier.title { return .optionsChanged }
    if sources != earlier.sources || failedSources != earlier.failedSources {
      let isOfOneSource = sources.count == 1 && earlier.sources.count == 1
      return .inputChanged(which: isOfOneSource ? "the description of the source" : "the list of sources")
    }
    return .toolChanged
  }

  private func changedInput(since earlier: JobKey) -> String? {
    if inputs == earlier.inputs { return nil }
    let before = Set(earlier.inputs)
    if let new = inputs.first(where: { !before.contains($0) }) { return new.label }
    let now = Set(inputs)
    return earlier.inputs.first { !now.contains($0) }?.label ?? "the order of its inputs"
  }
}

extension JobKey.Input {
  fileprivate var label: String {
    [kind.rawValue, language.map { "(\($0))" }, name].compactMap { $0 }.joined(separator: " ")
  }
}
