import Files

/// What a file means to the stages: they find their inputs by kind, never by name.
public enum ArtifactKind: String, Sendable, Codable, CaseIterable {
  /// The source itself.
  case source
  /// A transcript that lies beside the source.
  case transcript
  /// What a person decided about the source, in a file beside it.
  case decisions
  /// What a reader recorded, to be heard in place of a voice of the source beside which it lies.
  case recording
  /// Names that must not be said, read or shown, in a file of the footage folder or beside the pipeline file.
  case names
  /// What the source is: streams, duration, SHA-256.
  case sourceRecord
  /// Who appears, where and when.
  case identityMap
  /// Pictures of who appears, for a person to look at. Private.
  case reviewSheet
  /// What will be hidden, and how.
  case redactionPlan
  /// What will be heard of whom, and how. Private: it holds the parameters of disguises.
  case voicePlan
  /// What is heard where voices are replaced. Private until it is rendered.
  case readerTrack
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
  /// Random bytes that tie commitments to this workspace; secret.
  case salt
  /// Random bytes from which the disguises of voices are drawn; secret.
  case voiceSecret
  /// What lies in the output folder, as names: for a stage that looks at all of it.
  case outputFolder
  /// The manifest before anybody has checked what it lists. Private.
  case manifestDraft
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
  /// The part of the stage that made it.
  public var part = ""
  /// As it was made, where that is known: whoever reads it holds it against the file.
  public var digest: Digest?

  public init(_ kind: ArtifactKind, path: String, language: String? = nil, part: String = "", digest: Digest? = nil) {
    self.kind = kind
    self.path = path
    self.language = language
    self.part = part
    self.digest = digest
  }
}

extension [Artifact] {
  public func all(_ kind: ArtifactKind) -> [Artifact] { filter { $0.kind == kind } }
  public func first(_ kind: ArtifactKind) -> Artifact? { first { $0.kind == kind } }
}
