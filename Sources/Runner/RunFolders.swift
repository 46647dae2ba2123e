import Files
import Foundation
import Pipeline

/// Where a run keeps what it knows, and where it delivers.
struct RunFolders: Sendable {
  /// Private: facts, records, names. Readable by its owner only.
  let workspace: String
  /// What is published.
  let output: String

  init(workspace: String, output: String) {
    self.workspace = RelativePath.resolved(workspace)
    self.output = RelativePath.resolved(output)
  }

  var names: String { workspace + "/names.json" }
  var digests: String { workspace + "/digests.json" }
  var report: String { workspace + "/report.json" }
  var lock: String { workspace + "/lock" }
  var jobs: String { workspace + "/jobs" }

  /// The private folder for the facts of a job.
  func facts(of job: Job) -> String {
    job.source.map { workspace + "/sources/" + $0 } ?? workspace + "/run"
  }

  /// Throws `Failure` where private facts would be published, or a source would lie among what is published.
  func check(against sources: [FoundSource]) throws {
    let doing = "choosing the folders of the run"
    let isNested = RelativePath.of(workspace, below: output) != nil || RelativePath.of(output, below: workspace) != nil
    if workspace == output || isNested {
      throw Failure(
        doing: doing, path: output,
        reason: "the workspace \(workspace.printable) is private, and one of the two lies in the other",
        advice: "Choose an output folder beside the workspace")
    }
    if let source = sources.first(where: { RelativePath.of($0.path, below: output) != nil }) {
      throw Failure(
        doing: doing, path: output, reason: "the source \(source.name.printable) lies in it",
        advice: "Choose an output folder that holds no footage")
    }
  }

  /// Creates both folders, and takes the workspace from everyone but its owner.
  func create() throws {
    try WholeFile.makeFolder(output)
    try WholeFile.makeFolder(RelativePath.parent(of: workspace))
    try makePrivate(workspace)
    try makePrivate(jobs)
  }

  func makePrivate(_ folder: String) throws {
    try WholeFile.makeFolder(folder, permissions: 0o700)
    guard chmod(folder, 0o700) == 0 else {
      throw Failure(
        doing: "making the folder private", path: folder, reason: errorText(errno),
        advice: "Choose an output folder that belongs to you")
    }
  }
}
