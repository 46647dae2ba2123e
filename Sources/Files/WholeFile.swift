import Foundation
import Support

/// Files that are whole or absent.
///
/// The bytes go to a temporary name in the same folder; then fsync, rename, and fsync of the folder. A crash at any
/// moment leaves either the old file, the new file, or no file, and perhaps a `.part` file that the next run removes.
public enum WholeFile {
  /// Marks names that are not yet, or will never be, a finished file.
  public static let partialSuffix = ".part"

  /// The name under which a file is written before it is published: `.name.PID-N.part` in the same folder.
  public static func temporaryPath(for path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let name = ".\(url.lastPathComponent).\(getpid())-\(counter.next())\(partialSuffix)"
    return url.deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// Writes `data` at `path`, replacing what was there.
  public static func write(_ data: Data, to path: String, permissions: mode_t = 0o644) throws {
    let temporary = temporaryPath(for: path)
    do {
      try writeThrough(data, to: temporary, for: path, permissions: permissions)
      try renameDurably(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Gives a finished temporary file its name: permissions, fsync, rename, fsync of the folder. The temporary file is
  /// removed on failure.
  public static func publish(_ temporary: String, as path: String, permissions: mode_t = 0o644) throws {
    do {
      try seal(temporary, for: path, permissions: permissions)
      try renameDurably(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Gives a finished temporary folder its name, in place of whatever had it: `files`, relative to it, are made durable
  /// first.
  public static func publishFolder(_ temporary: String, as path: String, files: [String]) throws {
    for file in files { try seal("\(temporary)/\(file)", for: path, permissions: 0o644) }
    try syncFolder(of: "\(temporary)/.")
    // No folder can be renamed over one that holds files. A crash between the two leaves no folder, never half of one.
    do {
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    } catch {
      throw Failure(
        doing: "replacing the folder", path: path, reason: "what was there before cannot be removed",
        advice: "Remove it yourself, or change its permissions, and run again")
    }
    try renameDurably(temporary, to: path)
  }

  /// Removes a file and makes the removal durable; folders stay. A file that is already absent is not an error.
  public static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw Failure(doing: "removing the file", path: path, reason: errorText(errno))
    }
    try syncFolder(of: path)
  }

  /// `path` is the name that the file will have: messages speak of it, not of the temporary one.
  private static func writeThrough(_ data: Data, to temporary: String, for path: String, permissions: mode_t) throws {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    // Else the umask would decide who can read it.
    guard fchmod(descriptor, permissions) == 0 else { throw failure(path) }
    try data.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw failure(path) }
        offset += count
      }
    }
    guard PublicTime.stamp(descriptor, permissions: permissions), fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// What FFmpeg wrote has the permissions that the umask left it.
  private static func seal(_ temporary: String, for path: String, permissions: mode_t) throws {
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fchmod(descriptor, permissions) == 0, PublicTime.stamp(descriptor, permissions: permissions),
      fsync(descriptor) == 0
    else { throw failure(path) }
  }

  /// Gives a temporary file its name without waiting for the disk: for private files that nobody needs after a crash.
  public static func renamePrivately(_ temporary: String, to path: String) throws {
    guard chmod(temporary, 0o600) == 0 else { throw failure(path) }
    try rename(temporary, to: path)
  }

  private static func rename(_ temporary: String, to path: String) throws {
    guard Glibc.rename(temporary, path) == 0 else { throw failure(path) }
  }

  /// Gives a finished file another name, and makes that durable.
  public static func move(_ path: String, to other: String) throws {
    try renameDurably(path, to: other)
    try syncFolder(of: path)
  }

  private static func renameDurably(_ temporary: String, to path: String) throws {
    try rename(temporary, to: path)
    try syncFolder(of: path)
  }

  private static func syncFolder(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(folder) }
  }

  private static func failure(_ path: String) -> Failure {
    let code = errno
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "Free some space, or choose another output folder"
      case EACCES, EPERM, EROFS: "Choose a folder that you may write to, or change its permissions"
      default: nil as String?
      }
    // Another folder is for the caller to choose; a disk that is full or broken, and a limit, are not his doing.
    let kind: Explanation.Kind = [ENOSPC, EDQUOT, EFBIG, EIO].contains(code) ? .environment : .input
    return Failure(kind, doing: "writing the file", path: path, reason: errorText(code), advice: advice)
  }

  private static let counter = Counter()
}

/// Numbers the temporary files of this process.
private final class Counter: Sendable {
  private let value = Locked(0)
  func next() -> Int {
    value.withLock {
      $0 += 1; return $0
    }
  }
}
