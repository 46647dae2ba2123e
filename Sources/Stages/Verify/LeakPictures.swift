import Files
import Foundation
import Media
import Support

/// Pictures of what shows and should not: private, and never in the output folder.
final class LeakPictures: Sendable {
  /// More would help nobody.
  private static let most = 100

  private let folder: URL
  /// As messages name it.
  private let name: String
  private let count = Locked(0)

  /// Discards those of an earlier check.
  init(below facts: URL) {
    folder = facts.appendingPathComponent("faces")
    name = "\(facts.lastPathComponent)/faces"
    WholeFile.discardFolder(folder.path)
  }

  /// Returns where in the workspace it is; nil once there are too many.
  func keep(_ picture: PrivatePicture) throws -> String? {
    let count = self.count.withLock {
      $0 += 1
      return $0
    }
    guard count <= Self.most else { return nil }
    let file = "face-\(count.padded(to: 3)).png"
    try WholeFile.makeFolder(folder.path, permissions: 0o700)
    try picture.write(as: .png, named: file, in: PrivateFolder(folder.path))
    return "\(name)/\(file)"
  }
}
