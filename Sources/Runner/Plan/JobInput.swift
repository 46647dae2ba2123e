import Files
import Pipeline

/// A file that a job reads, with what its key says of it.
struct JobInput: Sendable {
  let artifact: Artifact
  /// Relative to the output folder or the workspace, for what a stage wrote.
  let name: String?
  let digest: Digest

  init(_ artifact: Artifact, name: String? = nil, digest: Digest) {
    self.artifact = artifact
    self.name = name
    self.digest = digest
  }

  var keyInput: JobKey.Input {
    JobKey.Input(kind: artifact.kind, language: artifact.language, name: name, digest: digest)
  }
}
