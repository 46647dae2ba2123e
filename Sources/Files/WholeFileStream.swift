import Foundation

/// A file that is written piece by piece, and is whole or absent in the end: what is not finished goes.
public final class WholeFileStream {
  private let path: String
  private let temporary: String
  private let permissions: mode_t
  private var descriptor: Int32

  /// Throws `Failure` where nothing can be written there.
  public init(path: String, permissions: mode_t) throws {
    (self.path, self.permissions) = (path, permissions)
    temporary = WholeFile.temporaryPath(for: path)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    unlink(temporary)
  }

  /// Adds to the end, or writes over what stands at `offset`.
  public func write(_ data: Data, at offset: Int? = nil) throws {
    try data.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let start = bytes.baseAddress?.advanced(by: done)
        let count =
          offset.map { pwrite(descriptor, start, bytes.count - done, off_t($0 + done)) }
          ?? Glibc.write(descriptor, start, bytes.count - done)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw failure() }
        done += count
      }
    }
  }

  /// Gives the file its name. Nothing can be written any more.
  public func finish() throws {
    close(descriptor)
    descriptor = -1
    try WholeFile.publish(temporary, as: path, permissions: permissions)
  }

  private func failure() -> Failure {
    Failure(
      .environment, doing: "writing the file", path: path, reason: errorText(errno),
      advice: "Free some space, or choose another folder, and run again")
  }
}
