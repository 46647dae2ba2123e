import Files
import Foundation

/// Keeps a second run out of a workspace for as long as it lives. The system lifts it when the process ends, however it ends.
final class WorkspaceLock {
  private let descriptor: Int32

  /// Throws `Failure` when another run holds the workspace.
  init(path: String) throws {
    let doing = "taking the workspace for this run"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Failure(doing: doing, path: path, reason: errorText(errno)) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw Failure(
        doing: doing, path: RelativePath.parent(of: path),
        reason: code == EWOULDBLOCK ? "another run is at work in it" : errorText(code),
        advice: code == EWOULDBLOCK ? "Wait until that run is done, or choose another output folder" : nil)
    }
  }

  deinit { close(descriptor) }
}
