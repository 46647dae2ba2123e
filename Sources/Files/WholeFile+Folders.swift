import Foundation
import Support

extension WholeFile {
  /// Makes the folder and those above it that are missing, with these permissions whatever the umask.
  ///
  /// A folder that is there already stays as it is, unless `permissions` let nobody but the owner in: then it must be
  /// ours, and gets them. Throws `Failure` where that is impossible.
  public static func makeFolder(_ path: String, permissions: mode_t = 0o755) throws {
    do throws(FolderProblem) {
      try make(path, permissions)
      if permissions & 0o077 == 0 { try close(path, to: permissions) }
    } catch {
      throw Failure(
        doing: "creating the folder", path: path, reason: error.reason,
        advice: error.advice ?? "Choose a folder that you may write to, or change its permissions")
    }
  }

  private struct FolderProblem: Error {
    let reason: String
    var advice: String?
    static var system: FolderProblem { FolderProblem(reason: errorText(errno)) }
  }

  /// Each folder is made with no more than its permissions, so that nobody can enter a private one before it is closed.
  private static func make(_ path: String, _ permissions: mode_t) throws(FolderProblem) {
    if mkdir(path, permissions) == 0 {
      guard chmod(path, permissions) == 0 else { throw .system }
      return
    }
    if errno == ENOENT {
      let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
      guard parent != path, !path.isEmpty else { throw .system }
      try make(parent, permissions)
      // Another job may have made it in the meantime.
      guard mkdir(path, permissions) == 0 || errno == EEXIST else { throw .system }
      guard chmod(path, permissions) == 0 else { throw .system }
      return
    }
    guard errno == EEXIST || errno == EISDIR || errno == EROFS || errno == EACCES else { throw .system }
    let refusal = FolderProblem.system
    var status = stat()
    guard stat(path, &status) == 0 else { throw refusal }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FolderProblem(reason: "something that is not a folder has that name")
    }
  }

  private static func close(_ path: String, to permissions: mode_t) throws(FolderProblem) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system }
    defer { Glibc.close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system }
    guard status.st_uid == geteuid() else {
      throw FolderProblem(
        reason: "it belongs to somebody else, who could read what is private in it",
        advice: "Choose a folder of your own")
    }
    guard fchmod(descriptor, permissions) == 0 else { throw .system }
  }

  /// Removes the empty folders below `root`, but for those in `keeping` (relative to it) and those above them. Links
  /// are not followed.
  ///
  /// Only while no job is at work there: one that has just made a folder would find it gone.
  public static func removeEmptyFolders(below root: String, keeping: Set<String> = []) {
    sweep(root, "", keeping)
  }

  private static func sweep(_ root: String, _ relative: String, _ keeping: Set<String>) {
    let folder = relative.isEmpty ? root : "\(root)/\(relative)"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
      let child = relative.isEmpty ? name : "\(relative)/\(name)"
      sweep(root, child, keeping)
      // One that still holds something refuses.
      if !keeping.contains(child) { rmdir("\(root)/\(child)") }
    }
  }

  /// Removes a folder that is private or unfinished, with everything in it; one that is absent is not an error.
  public static func discardFolder(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
