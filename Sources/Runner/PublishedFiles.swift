import Files
import Foundation

/// Takes delivered files back, so that nothing outdated or half-finished looks finished.
struct PublishedFiles {
  let folders: RunFolders

  /// Removes what lies in the output folder and is still as it was recorded; anything else is somebody else's.
  func removeIntact(_ outputs: [RecordedOutput], except kept: Set<String> = []) throws {
    for output in outputs where output.place == .output && !kept.contains(output.path) {
      if case .intact = output.state(in: folders) { try remove(output.path) }
    }
  }

  /// Removes a file, given relative to the output folder, whatever it holds by now.
  func remove(_ path: String) throws {
    guard RelativePath.isPlain(path) else { return }
    var status = stat()
    guard lstat(folders.output + "/" + path, &status) == 0 || errno != ENOENT else { return }
    try WholeFile.remove(path, below: folders.output)
  }

  /// Whether a path has a part that is this name, or this name followed by a dot: `youtube/film-001.en.mp4`, `web/film-001/720p.mp4`.
  func isOwn(_ path: String, _ name: String?) -> Bool {
    guard let name else { return true }
    return path.split(separator: "/").contains { $0 == name || $0.hasPrefix(name + ".") }
  }

  /// What lies in the output folder now under this name; nil is any.
  func snapshot(of name: String?) -> [String: FileStamp] {
    FolderListing(of: folders.output).files.filter { isOwn($0, name) }
      .reduce(into: [:]) { $0[$1] = try? FileStamp(path: folders.output + "/" + $1) }
  }

  /// Removes what appeared or changed in the output folder under this name since `snapshot`.
  func removeNew(since snapshot: [String: FileStamp], of name: String?) throws {
    for (path, stamp) in self.snapshot(of: name) where snapshot[path] != stamp { try remove(path) }
  }
}
