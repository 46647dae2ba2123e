import Files
import Footage
import Foundation
import Pipeline

/// Takes delivered files back or renames them, so that nothing outdated or half-finished looks finished.
struct PublishedFiles: Sendable {
  let folders: RunFolders

  /// Removes what lies in the output folder and is still as it was recorded, and says what that was; anything else is somebody else's.
  @discardableResult
  func removeIntact(_ outputs: [RecordedOutput], except kept: Set<String> = []) throws -> [String] {
    var removed: [String] = []
    for output in outputs where output.place == .output && !kept.contains(output.path) {
      guard case .intact = output.state(in: folders) else { continue }
      try remove(output.path)
      removed.append(output.path)
    }
    return removed
  }

  /// Removes those that still have the digest that they were written with.
  func removeAbandoned(_ files: [String: Digest], except kept: Set<String>) throws {
    for (path, digest) in files where !kept.contains(path) {
      if (try? Digest.of(fileAt: "\(folders.output)/\(path)")) == digest { try remove(path) }
    }
  }

  /// Removes a file, given relative to the output folder, whatever it holds by now.
  func remove(_ path: String) throws {
    guard RelativePath.isPlain(path) else { return }
    var status = stat()
    guard lstat(folders.output + "/" + path, &status) == 0 || errno != ENOENT else { return }
    try WholeFile.remove("\(folders.output)/\(path)")
  }

  /// Gives what is intact the name that it has under `publicName`, and says where it lies now.
  func rename(_ outputs: [RecordedOutput], to publicName: String?) throws -> [RecordedOutput] {
    try outputs.map { output in
      let path = output.path(named: publicName)
      guard output.place == .output, path != output.path else { return output }
      let moved = output.at(path), target = moved.absolutePath(in: folders)
      // After an interruption it may have its new name already.
      if case .intact(let stamp) = output.state(in: folders) {
        try WholeFile.makeFolder(RelativePath.parent(of: target))
        try WholeFile.move(output.absolutePath(in: folders), to: target)
        return moved.with((try? FileStamp(path: target)) ?? stamp)
      }
      guard case .intact(let stamp) = moved.state(in: folders) else {
        throw Failure(
          .environment, doing: "renaming what was rendered", path: output.path, reason: "it is not what was delivered")
      }
      return moved.with(stamp)
    }
  }

  /// Removes what a job published of which nobody took note: its run was killed between the two, and left the ticket.
  func removeUnrecorded(by ticket: String, _ records: [JobRecord]) throws {
    let path = "\(ticket)/\(JobTicket.fileName)"
    guard let job = try? CanonicalJSON.read(JobTicket.self, from: path),
      let name = job.source.flatMap({ job.publicNames[$0.id] }),
      let begin = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    else { return }
    let result = try? CanonicalJSON.read(JobResult.self, from: "\(ticket)/\(JobResult.fileName)")
    // A job that failed was over, and what it had published was taken back.
    guard result?.failure == nil else { return }
    let outputs = records.flatMap(\.outputs).filter { $0.place == .output }
    let recorded = Set(
      outputs.filter { if case .intact = $0.state(in: folders) { true } else { false } }.map(\.path))
    for file in snapshot(of: name).keys where !recorded.contains(file) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folders.output)/\(file)")
      if let written = attributes?[.modificationDate] as? Date, written >= begin { try remove(file) }
    }
  }

  /// What lies in the output folder now under this name; nil is any.
  func snapshot(of name: String?) -> [String: FileStamp] {
    FolderListing(of: folders.output).files.filter { path in name.map { PublicName.isIn(path, $0) } ?? true }
      .reduce(into: [:]) { $0[$1] = try? FileStamp(path: folders.output + "/" + $1) }
  }

  /// Removes what appeared or changed in the output folder under this name since `snapshot`.
  func removeNew(since snapshot: [String: FileStamp], of name: String?) throws {
    if let name { Leftovers.remove(from: folders.output, of: name) }
    for (path, stamp) in self.snapshot(of: name) where snapshot[path] != stamp { try remove(path) }
  }
}
