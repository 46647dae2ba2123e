import Pipeline

/// One stage, or one part of a stage, on one source or on the whole run.
public struct Job: Sendable, Hashable, Codable {
  /// Names the job's record: `detect-001`, `render-001.youtube-1080p.en`, `manifest-run`.
  public let id: String
  public let stage: String
  /// Empty where the stage has only one part.
  public let part: String
  /// The neutral name of the source; nil for a stage of scope `run`.
  public let source: String?
  /// The source as messages name it: relative to the footage folder.
  public let sourceName: String?

  init(_ stage: String, part: String = "", of source: Source?) {
    self.stage = stage
    self.part = part
    self.source = source?.id
    sourceName = source?.name
    id = "\(stage)-\(source?.id ?? "run")\(part.isEmpty ? "" : ".\(part)")"
  }
}
