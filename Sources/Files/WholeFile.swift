import Foundation

/// Files that are whole or absent.
///
/// The bytes go to a temporary name in the same folder; then fsync, rename, and fsync of the folder. A crash at any moment
/// leaves either the old file, the new file, or no file, and perhaps a `.part` file that the next run removes.
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

  /// Gives a finished temporary file its name: fsync, rename, fsync of the folder. The temporary file is removed on failure.
  public static func publish(_ temporary: String, as path: String) throws {
    do {
      let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw failure(path) }
      try renameDurably(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Gives a finished temporary folder its name, in place of whatever had it: `files`, relative to it, are made durable first.
  public static func publishFolder(_ temporary: String, as path: String, files: [String]) throws {
    for file in files {
      let descriptor = open("\(temporary)/\(file)", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw failure(path) }
    }
    try syncFolder(of: "\(temporary)/.")
    // No folder can be renamed over one that holds files. A crash between the two leaves no folder, never half of one.
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    try renameDurably(temporary, to: path)
  }

  /// Removes a folder that is private or unfinished, with everything in it; one that is absent is not an error.
  public static func discardFolder(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Removes a file and makes the removal durable. A file that is already absent is not an error.
  public static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw Failure(doing: "removing the file", path: path, reason: errorText(errno))
    }
    try syncFolder(of: path)
  }

  /// Removes a file, given relative to `root`, and the folders between the two that it leaves empty.
  public static func remove(_ relative: String, below root: String) throws {
    try remove("\(root)/\(relative)")
    var folders = relative.split(separator: "/").dropLast()
    // Ends at the first folder that still holds something.
    while !folders.isEmpty, rmdir("\(root)/\(folders.joined(separator: "/"))") == 0 { folders = folders.dropLast() }
  }

  /// Creates the folder and those above it. Throws `Failure` where that is impossible.
  public static func makeFolder(_ path: String, permissions: mode_t = 0o755) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: NSNumber(value: permissions)])
    } catch {
      throw Failure(
        doing: "creating the folder", path: path, reason: folderProblem(path),
        advice: "Choose a folder that you may write to, or change its permissions")
    }
  }

  /// Why no folder can be made at `path`: found by asking the system again, since Foundation keeps `errno` to itself.
  private static func folderProblem(_ path: String) -> String {
    if FileManager.default.fileExists(atPath: path) { return "something that is not a folder has that name" }
    return mkdir(path, 0o755) == 0 ? "it could not be created" : errorText(errno)
  }

  /// `path` is the name that the file will have: messages speak of it, not of the temporary one.
  private static func writeThrough(_ data: Data, to temporary: String, for path: String, permissions: mode_t) throws {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    try data.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw failure(path) }
        offset += count
      }
    }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Gives a temporary file its name without waiting for the disk: for files that nobody needs after a crash.
  public static func rename(_ temporary: String, to path: String) throws {
    guard Glibc.rename(temporary, path) == 0 else { throw failure(path) }
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
    return Failure(doing: "writing the file", path: path, reason: errorText(code), advice: advice)
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
