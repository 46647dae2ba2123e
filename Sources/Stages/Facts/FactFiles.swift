import Files
import Foundation
import Pipeline

/// What the files that stages leave for each other are called, in one place. Facts are private: only their owner may read them.
enum FactFiles {
  /// What is heard where voices are replaced: the one fact that is sound.
  static let readerTrack = "reader.wav"

  /// The name of a fact below the folder of its source; `detail` is a language or the part of a stage.
  static func name(_ kind: ArtifactKind, _ detail: String? = nil) -> String {
    let stem =
      switch kind {
      case .sourceRecord: "source"
      case .identityMap: "identity"
      case .redactionPlan: "redaction"
      case .voicePlan: "voices"
      case .cueSheet: "cues"
      case .renderRecord: "render"
      case .manifestDraft: "manifest"
      default: kind.rawValue
      }
    return stem + (detail.map { ".\($0)" } ?? "") + ".json"
  }

  /// The kind of a fact by its name, where it is one of these.
  static func kind(ofFile name: String, among kinds: [ArtifactKind]) -> ArtifactKind? {
    guard name.hasSuffix(".json") else { return nil }
    let stem = name.prefix { $0 != "." }
    return kinds.first { self.name($0).prefix { $0 != "." } == stem }
  }

  static func write(
    _ value: some Encodable, _ kind: ArtifactKind, language: String? = nil, part: String = "", in workspace: Workspace
  ) throws -> Artifact {
    let path = workspace.factsFolder.appendingPathComponent(name(kind, language ?? (part.isEmpty ? nil : part))).path
    let data = try CanonicalJSON.data(value)
    try WholeFile.write(data, to: path, permissions: 0o600)
    return Artifact(kind, path: path, language: language, part: part, digest: Digest.of(data))
  }

  /// Throws `Failure` where an input that the stage cannot do without is missing, or is not what was written.
  static func read<Value: Decodable>(_ type: Value.Type, _ kind: ArtifactKind, from inputs: [Artifact]) throws -> Value
  {
    try read(type, from: artifact(kind, in: inputs))
  }

  static func read<Value: Decodable>(_ type: Value.Type, from artifact: Artifact) throws -> Value {
    try CanonicalJSON.read(type, from: artifact.path, expecting: artifact.digest)
  }

  static func artifact(_ kind: ArtifactKind, in inputs: [Artifact]) throws -> Artifact {
    guard let artifact = inputs.first(kind) else {
      throw Failure(
        .bug, doing: "collecting what an earlier stage found", reason: "there is no \(kind.rawValue) for this source")
    }
    return artifact
  }
}

extension Workspace {
  /// The source of a stage that works on one.
  func requireSource() throws -> Source {
    guard let source else { throw Failure(.bug, doing: "running a stage", reason: "it was given no source") }
    return source
  }

  /// Where this tool keeps a resource on this machine.
  func resource(_ name: String) throws -> String {
    guard let path = tool.resources[name] else {
      throw Failure(
        .environment, doing: "looking for \(name)", reason: "it is not on this machine",
        advice: "Run scripts/setup, then backlit doctor")
    }
    return path
  }

  /// `breaking-the-brand-001`
  func publicName(of source: Source) throws -> String {
    guard let name = publicNames[source.id] else {
      throw Failure(.bug, doing: "naming what is published", path: source.name, reason: "it has no published name")
    }
    return name
  }

  /// About these parts of what is made together; about all where none is named.
  func note(_ check: String, _ message: String, parts: [String] = []) {
    report(.finding(Finding(.warning, check: check, file: source?.name, message), parts: parts))
  }
}
