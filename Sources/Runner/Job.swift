import Pipeline

/// One stage on one source, or one stage on the whole run.
public struct Job: Sendable, Hashable, Codable {
  /// Names the job's record: `render-001`, `manifest-run`.
  public let id: String
  public let stage: String
  /// The neutral name of the source; nil for a stage of scope `run`.
  public let source: String?
  /// The source as messages name it: relative to the footage folder.
  public let sourceName: String?

  /// `ordinal` counts the entries of the same stage that apply to the same source, from 1.
  init(_ stage: String, ordinal: Int, of source: Source?) {
    self.stage = stage
    self.source = source?.id
    sourceName = source?.name
    id = "\(stage)\(ordinal > 1 ? ".\(ordinal)" : "")-\(source?.id ?? "run")"
  }
}
