import Files
import Pipeline

/// What lies in a footage folder, as a pipeline file's source sets see it.
public struct Footage: Sendable {
  /// In ascending order of their names.
  public let sources: [FoundSource]
  /// What a person should know about the folder: media that an export names but does not hold, files that nobody uses.
  public let findings: [Finding]

  /// No two sources may have the same name: it is what their neutral names are remembered by.
  public init(sources: [FoundSource], findings: [Finding] = []) {
    self.sources = sources.sorted { $0.name < $1.name }
    self.findings = findings
  }
}

/// A source that has no neutral name yet.
public struct FoundSource: Sendable, Hashable {
  /// The source set it belongs to.
  public let set: String
  /// Absolute.
  public let path: String
  /// Relative to the footage folder.
  public let name: String
  public let kind: Source.Kind
  /// For the private record: where it came from.
  public let origin: [String: String]
  /// Sorted by language.
  public let transcripts: [Artifact]
  public let decisions: Artifact?
  /// Why this source cannot be worked on; the others can.
  public let problem: Explanation?

  public init(
    set: String, path: String, name: String, kind: Source.Kind = .video, origin: [String: String] = [:],
    transcripts: [Artifact] = [], decisions: Artifact? = nil, problem: Explanation? = nil
  ) {
    self.set = set
    self.path = path
    self.name = name
    self.kind = kind
    self.origin = origin
    self.transcripts = transcripts
    self.decisions = decisions
    self.problem = problem
  }

  func named(_ id: String) -> Source {
    Source(
      id: id, set: set, path: path, name: name, kind: kind, origin: origin, transcripts: transcripts,
      decisions: decisions)
  }
}
