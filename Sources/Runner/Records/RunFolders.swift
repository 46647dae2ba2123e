import Files
import Footage
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
  var tickets: String { workspace + "/tickets" }

  func path(of place: RecordedOutput.Place) -> String { place == .output ? output : workspace }

  /// The private folder for the facts of a job.
  func facts(of job: Job) -> String {
    job.source.map { workspace + "/sources/" + $0 } ?? workspace + "/run"
  }

  /// What lies in the output folder, as an input of a stage that looks at all of it. `finishing` are the files by which it looks
  /// finished: they come last, and stay out of it.
  func outputInput(without finishing: [String]) -> JobInput {
    // Whatever verify would call a stray: links, hidden folders, names that are no text.
    let walk = FileManager.default.enumerator(atPath: output)
    let names = (walk?.compactMap { $0 as? String } ?? [])
      .filter { !finishing.contains($0) && !SystemFiles.isLeftBySystem($0) && !isFolder("\(output)/\($0)") }.sorted()
    let odd = FolderListing(of: output, includingHiddenFiles: true).unreadable.map(\.description).sorted()
    let digest = Digest.of((names + odd).joined(separator: "\n"))
    return JobInput(Artifact(.outputFolder, path: output), name: "the names of all files", digest: digest)
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Throws `Failure` where private facts would be published, a source would lie among what is published, or the workspace is a folder
  /// that holds something else.
  func check(against footage: FoundFootage, folder: String?) throws {
    let doing = "choosing the folders of the run"
    let isNested = RelativePath.of(workspace, below: output) != nil || RelativePath.of(output, below: workspace) != nil
    if workspace == output || isNested {
      throw Failure(
        doing: doing, path: output,
        reason: "the workspace \(workspace.printable) is private, and one of the two lies in the other",
        advice: "Choose an output folder beside the workspace")
    }
    if let folder = folder.map(RelativePath.resolved), [workspace, output].contains(folder) {
      throw Failure(
        doing: doing, path: folder, reason: "it is the footage folder, and nothing is ever written there",
        advice: "Choose another folder")
    }
    for place in [workspace, output] {
      if let source = footage.sources.first(where: { RelativePath.of($0.path, below: place) != nil }) {
        throw Failure(
          doing: doing, path: place, reason: "the source \(source.name.printable) lies in it",
          advice: "Choose a folder that holds no footage")
      }
    }
    try checkWorkspaceIsOurs(doing)
    try refuseLinks()
  }

  /// A workspace becomes private and is filled: it must be new, empty, or one that a run made.
  private func checkWorkspaceIsOurs(_ doing: String) throws {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: workspace), !names.isEmpty else { return }
    // Two of them: other folders may well have one that is called like one of ours.
    guard ["lock", "jobs", "names.json", "run", "sources"].count(where: names.contains) >= 2 else {
      throw Failure(
        doing: doing, path: workspace, reason: "it is not empty, and no run made it",
        advice: "Choose a folder that is new or empty for the workspace")
    }
  }

  /// Creates both folders, and takes the workspace from everyone but its owner.
  func create() throws {
    try WholeFile.makeFolder(output)
    try WholeFile.makeFolder(RelativePath.parent(of: workspace))
    for folder in [workspace, jobs, tickets] { try makePrivate(folder) }
  }

  /// Through a link in the output folder something else than the output folder would be written to.
  private func refuseLinks() throws {
    guard
      let link = FolderListing(of: output, includingHiddenFiles: true).bypassed.first(where: {
        $0.kind == .linkToFolder
      })
    else { return }
    throw Failure(
      doing: "choosing the folders of the run", path: "\(output)/\(link.name)",
      reason: "a link to another folder stands in the output folder",
      advice: "Put the folder itself there, or choose another output folder")
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
