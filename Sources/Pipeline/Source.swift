/// A file in the footage folder, as planning found it.
public struct Source: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Codable {
    case video, photo, sound
  }

  /// The neutral name under which everything about this source is kept and published: `001`. It says nothing about the source.
  public let id: String
  /// The source set of the pipeline file that it belongs to.
  public let set: String
  /// Absolute.
  public let path: String
  /// Relative to the footage folder: how messages name it. Never published.
  public let name: String
  /// What its collection says it is, else what the ending of its name says; any other file that a person put in a set is taken for a video.
  public let kind: Kind
  /// Where it came from, for the private record: the Telegram message's id, date and so on. Never published.
  public let origin: [String: String]
  /// Transcripts found beside it.
  public let transcripts: [Artifact]
  /// What a person decided about it, in a file beside it.
  public let decisions: Artifact?
  /// Of readers, found beside it.
  public let recordings: [Artifact]
  /// The lists of names that hold for it, as they hold for all.
  public let names: [Artifact]
  /// Files that were perhaps meant as transcripts of it and are none by their names, relative to the footage folder: for messages.
  public let nearTranscripts: [String]

  public init(
    id: String, set: String, path: String, name: String, kind: Kind = .video, origin: [String: String] = [:],
    transcripts: [Artifact] = [], decisions: Artifact? = nil, recordings: [Artifact] = [], names: [Artifact] = [],
    nearTranscripts: [String] = []
  ) {
    self.id = id
    self.set = set
    self.path = path
    self.name = name
    self.kind = kind
    self.origin = origin
    self.transcripts = transcripts
    self.decisions = decisions
    self.recordings = recordings
    self.names = names
    self.nearTranscripts = nearTranscripts
  }
}
