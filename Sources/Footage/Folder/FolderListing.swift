import Files
import Foundation

/// The regular files below a folder, found without following a symbolic link.
public struct FolderListing: Sendable {
  /// Something that is no file of its own: what it leads to is not looked at.
  public struct Bypassed: Sendable, Hashable {
    public enum Kind: Sendable {
      case link, linkToFolder
      /// A named pipe, a socket, a device.
      case special
    }

    /// Relative to the folder.
    public let name: String
    public let kind: Kind
  }

  /// Relative to the folder, in ascending order.
  public private(set) var files: [String] = []
  /// Folders that could not be opened, and names that are not UTF-8: each with the reason.
  public private(set) var unreadable: [Explanation] = []
  /// In ascending order of their names.
  public private(set) var bypassed: [Bypassed] = []

  private let folder: String
  private let excluded: Set<String>
  private let includesHiddenFiles: Bool

  /// Walks `folder` once. Hidden folders (but with hidden files), the folders in `excluding` (absolute) and those that `entering` (relative) refuses are
  /// not entered; a folder that does not exist is an empty one.
  public init(
    of folder: String, excluding: Set<String> = [], includingHiddenFiles: Bool = false,
    entering: (String) -> Bool = { _ in true }
  ) {
    self.folder = folder
    excluded = excluding
    includesHiddenFiles = includingHiddenFiles
    var pending = [""]
    while let next = pending.popLast() { pending += visit(next).filter(entering) }
    files.sort()
    bypassed.sort { $0.name < $1.name }
  }

  /// Notes the files in one folder, given relative to the top, and returns the folders in it.
  private mutating func visit(_ place: String) -> [String] {
    let path = RelativePath.joined(folder, place)
    guard let stream = opendir(path) else {
      if errno != ENOENT { unreadable.append(problem(place, errorText(errno))) }
      return []
    }
    defer { closedir(stream) }
    var folders: [String] = []
    while let entry = readdir(stream) {
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) {
          Array(
            UnsafeBufferPointer(
              start: $0, count: strnlen(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self), 256)))
        }
      }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        let shown = RelativePath.joined(place, String(decoding: bytes, as: UTF8.self))
        unreadable.append(problem(shown, "its name is not UTF-8"))
        continue
      }
      note(name, in: place, at: path + "/" + name, hint: entry.pointee.d_type, &folders)
    }
    return folders
  }

  private mutating func note(
    _ name: String, in place: String, at path: String, hint: UInt8, _ folders: inout [String]
  ) {
    if name == "." || name == ".." { return }
    let isHidden = name.hasPrefix(".")
    let relative = RelativePath.joined(place, name)
    switch kind(of: path, hint: hint) {
    case UInt8(DT_DIR): if (!isHidden || includesHiddenFiles) && !excluded.contains(path) { folders.append(relative) }
    case UInt8(DT_REG): if !isHidden || includesHiddenFiles { files.append(relative) }
    case _ where isHidden: break
    case UInt8(DT_LNK): bypassed.append(Bypassed(name: relative, kind: leadsToFolder(path) ? .linkToFolder : .link))
    default: bypassed.append(Bypassed(name: relative, kind: .special))
    }
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

  private func leadsToFolder(_ link: String) -> Bool {
    var status = stat()
    return stat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func problem(_ relative: String, _ reason: String) -> Explanation {
    Explanation(
      doing: "listing the files", path: relative.isEmpty ? folder : relative, reason: reason,
      advice: "Make it readable, rename it, or move it elsewhere")
  }
}

extension FolderListing.Bypassed {
  /// Why it is passed over: a clause.
  var reason: String {
    switch kind {
    case .link: "it is a symbolic link, and these are not followed"
    case .linkToFolder: "it is a symbolic link to a folder, and these are not followed"
    case .special: "it is no file but a named pipe, a device or the like"
    }
  }

  var advice: String {
    kind == .linkToFolder ? "Put the folder itself there" : "Put the file itself there, or take it out of the folder"
  }
}
