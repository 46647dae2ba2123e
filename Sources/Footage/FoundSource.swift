import Files
import Pipeline

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
  public private(set) var transcripts: [Artifact]
  public private(set) var decisions: Artifact?
  /// Of readers, sorted by language.
  public private(set) var recordings: [Artifact] = []
  /// Lists of names that must not be said, read or shown.
  public var names: [Artifact] = []
  /// Files that were perhaps meant as its transcripts and are none by their names, relative to the footage folder: an error about a
  /// missing transcript can name them.
  public private(set) var nearTranscripts: [String]
  /// Why this source cannot be worked on; the others can.
  public private(set) var problem: Explanation?

  public init(
    set: String, path: String, name: String, kind: Source.Kind = .video, origin: [String: String] = [:],
    transcripts: [Artifact] = [], decisions: Artifact? = nil, nearTranscripts: [String] = [],
    problem: Explanation? = nil
  ) {
    self.set = set
    self.path = path
    self.name = name
    self.kind = kind
    self.origin = origin
    self.transcripts = transcripts
    self.decisions = decisions
    self.nearTranscripts = nearTranscripts
    self.problem = problem
  }

  /// The same source under its neutral name.
  public func named(_ id: String) -> Source {
    Source(
      id: id, set: set, path: path, name: name, kind: kind, origin: origin, transcripts: transcripts,
      decisions: decisions, recordings: recordings, names: names, nearTranscripts: nearTranscripts)
  }

  /// With what was found beside it.
  func with(
    _ found: TranscriptFinder.Result, _ decided: DecisionsFinder.Result, _ read: RecordingFinder.Result
  ) -> FoundSource {
    var source = self
    source.transcripts = found.transcripts
    source.nearTranscripts = found.near
    source.decisions = decided.decisions
    source.recordings = read.recordings
    source.problem = problem ?? found.problem ?? decided.problem ?? read.problem
    return source
  }

  /// With a problem, unless it has one already.
  func with(_ problem: Explanation?) -> FoundSource {
    var source = self
    source.problem = self.problem ?? problem
    return source
  }
}
