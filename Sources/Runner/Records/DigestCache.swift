import Files
import Foundation
import Support

/// Digests of files that nobody has touched since they were last read, so that a second run does not read gigabytes again.
final class DigestCache: Sendable {
  private struct Entry: Codable {
    let stamp: FileStamp
    let digest: Digest
  }

  /// Seconds: the digest of a file that was written less than that before it was read is not kept (`FileStamp.hasSettled`).
  private static let settlingTime = 1.0

  private let path: String
  private let now: @Sendable () -> Date
  private let state: Locked<State>

  private struct State {
    var entries: [String: Entry]
    var isChanged = false
  }

  /// A cache that cannot be read is an empty one.
  init(path: String, now: @escaping @Sendable () -> Date = { Date() }) {
    self.path = path
    self.now = now
    state = Locked(State(entries: (try? CanonicalJSON.read([String: Entry].self, from: path)) ?? [:]))
  }

  /// Throws `Failure` when the file cannot be read, or changes while it is being read.
  func digest(of path: String) throws -> Digest {
    let stamp = try FileStamp(path: path)
    if let entry = state.withLock({ $0.entries[path] }), entry.stamp == stamp { return entry.digest }
    let file = try SourceFile(path: path)
    let digest = try Digest.of(file)
    guard try FileStamp(path: path) == file.stamp else {
      throw Failure(
        doing: "reading the file", path: path, reason: "it was changed at the same time",
        advice: "Run again when it is complete")
    }
    if file.stamp.hasSettled(at: now(), for: Self.settlingTime) {
      let entry = Entry(stamp: file.stamp, digest: digest)
      state.withLock {
        $0.entries[path] = entry
        $0.isChanged = true
      }
    }
    return digest
  }

  /// Writes the cache where something was added.
  func save() throws {
    // Written under the lock: of two that save at once, the one that knows less must not be the last.
    try state.withLock { state in
      guard state.isChanged else { return }
      try CanonicalJSON.write(state.entries, to: path, permissions: 0o600)
      state.isChanged = false
    }
  }
}
