import Files
import Foundation

/// Keeps a second run out of a folder for as long as it lives. The system lifts it when the process ends, however it ends.
final class WorkspaceLock {
  private let descriptor: Int32

  /// A private file that is made for it. Throws `Failure` when another run holds it.
  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    try lock(RelativePath.parent(of: path), opened: path)
  }

  /// The folder itself, so that nothing is added to what is published. Throws `Failure` when another run delivers there.
  init(folder: String) throws {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try lock(folder, opened: folder)
  }

  private func lock(_ folder: String, opened path: String) throws {
    let doing = "taking the folder for this run"
    guard descriptor >= 0 else { throw Failure(.environment, doing: doing, path: path, reason: errorText(errno)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      throw Failure(
        .environment, doing: doing, path: folder,
        reason: code == EWOULDBLOCK ? "another run is at work in it" : errorText(code),
        advice: code == EWOULDBLOCK ? "Wait until that run is done, or choose another output folder" : nil)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
