import Files
import Foundation
import Pipeline

/// Facts are private: only their owner may read them.
enum FactFiles {
  static func write(
    _ value: some Encodable, _ kind: ArtifactKind, named name: String, language: String? = nil, in workspace: Workspace
  )
    throws -> Artifact
  {
    let path = workspace.factsFolder.appendingPathComponent(name).path
    try CanonicalJSON.write(value, to: path, permissions: 0o600)
    return Artifact(kind, path: path, language: language)
  }

  /// Throws `Failure` where an input that the stage cannot do without is missing.
  static func read<Value: Decodable>(_ type: Value.Type, _ kind: ArtifactKind, from inputs: [Artifact]) throws -> Value
  {
    try CanonicalJSON.read(type, from: path(kind, in: inputs))
  }

  static func path(_ kind: ArtifactKind, in inputs: [Artifact]) throws -> String {
    guard let artifact = inputs.first(kind) else {
      throw Failure(
        doing: "collecting what an earlier stage found", reason: "there is no \(kind.rawValue) for this source")
    }
    return artifact.path
  }
}

extension Workspace {
  /// The source of a stage that works on one.
  func requireSource() throws -> Source {
    guard let source else { throw Failure(doing: "running a stage", reason: "it was given no source") }
    return source
  }

  /// Where this tool keeps a resource on this machine.
  func resource(_ name: String) throws -> String {
    guard let path = tool.resources[name] else {
      throw Failure(
        doing: "looking for \(name)", reason: "it is not on this machine",
        advice: "Run scripts/setup, then backlit doctor")
    }
    return path
  }

  /// `breaking-the-brand-001`
  func publicName(of source: Source) -> String { "\(slug)-\(source.id)" }
}
