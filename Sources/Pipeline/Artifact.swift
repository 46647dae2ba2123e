/// What a file means to the stages: they find their inputs by kind, never by name.
public enum ArtifactKind: String, Sendable, Codable, CaseIterable {
  /// The source itself.
  case source
  /// A transcript that lies beside the source.
  case transcript
  /// What a person decided about the source, in a file beside it.
  case decisions
  /// What the source is: streams, duration, SHA-256.
  case sourceRecord
  /// Who appears, where and when.
  case identityMap
  /// Pictures of who appears, for a person to look at. Private.
  case reviewSheet
  /// What will be hidden, and how.
  case redactionPlan
  /// What will be read, in one language.
  case cueSheet
  /// A finished file that is watched, heard or looked at.
  case rendition
  /// A file that belongs to a rendition: a thumbnail, a playlist.
  case companion
  /// A caption file delivered beside a rendition.
  case sidecar
  /// What render did for one source: for the manifest.
  case renderRecord
  case manifest
  case checksums
  /// What verify had to say.
  case findings
}

/// One file that a stage reads or writes.
public struct Artifact: Sendable, Hashable, Codable {
  public let kind: ArtifactKind
  /// Absolute.
  public let path: String
  /// BCP 47, for transcripts, cue sheets and sidecars.
  public let language: String?

  public init(_ kind: ArtifactKind, path: String, language: String? = nil) {
    self.kind = kind
    self.path = path
    self.language = language
  }
}

extension [Artifact] {
  public func all(_ kind: ArtifactKind) -> [Artifact] { filter { $0.kind == kind } }
  public func first(_ kind: ArtifactKind) -> Artifact? { first { $0.kind == kind } }
}
