import Files
import Foundation

/// The regular files below a folder, found without following a symbolic link.
struct FolderListing {
  /// Relative to the folder, in ascending order.
  private(set) var files: [String] = []
  /// Folders that could not be opened, and names that are not UTF-8: each with the reason.
  private(set) var unreadable: [Explanation] = []
  /// Symbolic links, relative to the folder: where they lead is not looked at.
  private(set) var links: [String] = []

  private let folder: String
  private let excluded: Set<String>
  private let includesHiddenFiles: Bool

  /// Walks `folder` once. Hidden folders and the folders in `excluding` (absolute) are not entered; a folder that does not
  /// exist is an empty one.
  init(of folder: String, excluding: Set<String> = [], includingHiddenFiles: Bool = false) {
    self.folder = folder
    excluded = excluding
    includesHiddenFiles = includingHiddenFiles
    var pending = [""]
    while let next = pending.popLast() { pending += visit(next) }
    files.sort()
  }

  /// Notes the files in one folder, given relative to the top with a trailing slash, and returns the folders in it.
  private mutating func visit(_ prefix: String) -> [String] {
    let path = folder + "/" + prefix
    guard let stream = opendir(path) else {
      if errno != ENOENT { unreadable.append(problem(prefix, errorText(errno))) }
      return []
    }
    defer { closedir(stream) }
    var folders: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0)))
        }
      }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        unreadable.append(problem(prefix + String(decoding: bytes, as: UTF8.self), "its name is not UTF-8"))
        continue
      }
      let isHidden = name.hasPrefix(".")
      switch kind(of: path + name, hint: entry.pointee.d_type) {
      case UInt8(DT_DIR): if !isHidden && !excluded.contains(path + name) { folders.append(prefix + name + "/") }
      case UInt8(DT_REG): if !isHidden || includesHiddenFiles { files.append(prefix + name) }
      case UInt8(DT_LNK): links.append(prefix + name)
      default: break
      }
    }
    return folders
  }

  /// Some file systems leave the kind of an entry unknown: then it is looked up.
  private func kind(of path: String, hint: UInt8) -> UInt8 {
    guard hint == UInt8(DT_UNKNOWN) else { return hint }
    var status = stat()
    guard lstat(path, &status) == 0 else { return hint }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return UInt8(DT_DIR)
    case S_IFREG: return UInt8(DT_REG)
    case S_IFLNK: return UInt8(DT_LNK)
    default: return hint
    }
  }

  private func problem(_ relative: String, _ reason: String) -> Explanation {
    Explanation(
      doing: "listing the files", path: relative.isEmpty ? folder : relative, reason: reason,
      advice: "Make it readable, rename it, or move it elsewhere")
  }
}

private func strlen(_ start: UnsafePointer<UInt8>) -> Int {
  var count = 0
  while start[count] != 0 { count += 1 }
  return count
}
