import Files
import Footage
import Pipeline

/// What a source's jobs read from the footage folder, and how it looked when the run first saw it.
struct ExternalInputs: Sendable {
  let inputs: [JobInput]
  private let stamps: [FileStamp]
  private let source: Source

  /// Throws `Failure` when the source, a transcript or the decisions file cannot be read.
  init(of source: Source, digests: DigestCache) throws {
    self.source = source
    let artifacts =
      [Artifact(.source, path: source.path)] + source.transcripts + [source.decisions].compactMap { $0 }
      + source.recordings + source.names
    stamps = try artifacts.map { try FileStamp(path: $0.path) }
    inputs = try artifacts.map { artifact in
      var artifact = artifact
      let digest = try digests.digest(of: artifact.path)
      artifact.digest = digest
      return JobInput(artifact, digest: digest)
    }
  }

  /// Throws `Failure` when one of the files is not the one that was seen first, or when decisions were written meanwhile: whoever writes them
  /// expects that they count.
  func checkUnchanged() throws {
    for (input, stamp) in zip(inputs, stamps) where (try? FileStamp(path: input.artifact.path)) != stamp {
      throw Failure(
        .environment, doing: "making sure that the source stayed as it was", path: input.artifact.path,
        reason: "it was changed, replaced or removed while the run was under way",
        advice: "Run again when nothing writes to the footage folder")
    }
    guard source.decisions == nil, let new = DecisionsFinder.file(beside: source.path) else { return }
    throw Failure(
      .environment, doing: "making sure that the source stayed as it was", path: new,
      reason: "it was put there while the run was under way, and nothing of it was carried out", advice: "Run again")
  }
}
