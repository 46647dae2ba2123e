import Files
import Foundation
import Support

/// A private folder for tracks that wait to be packaged; it goes when the rendering ends, whichever way.
final class Scratch: Sendable {
  private let folder: URL
  private let count = Locked(0)

  /// `parent` must be private: it exists.
  init(in parent: URL) throws {
    folder = parent.appendingPathComponent("tracks")
    WholeFile.discardFolder(folder.path)
    try WholeFile.makeFolder(folder.path, permissions: 0o700)
  }

  deinit { WholeFile.discardFolder(folder.path) }

  /// A path that nothing else has: `…/picture-3.mp4`.
  func path(_ name: String, _ suffix: String) -> String {
    let number = count.withLock {
      $0 += 1; return $0
    }
    return folder.appendingPathComponent("\(name)-\(number).\(suffix)").path
  }
}
