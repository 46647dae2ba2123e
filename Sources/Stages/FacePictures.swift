import Files
import Foundation
import Media

/// Pictures of what shows and should not: private, and never in the output folder.
final class FacePictures {
  /// More would help nobody.
  private static let most = 100

  private let folder: URL
  /// As messages name it.
  private let name: String
  private var count = 0

  /// Discards those of an earlier check.
  init(below facts: URL) {
    folder = facts.appendingPathComponent("faces")
    name = "\(facts.lastPathComponent)/faces"
    WholeFile.discardFolder(folder.path)
  }

  /// Returns where in the workspace it is; nil once there are too many.
  func keep(_ picture: RedactedFrame) throws -> String? {
    guard count < Self.most else { return nil }
    count += 1
    let digits = String(count)
    let file = "face-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits).png"
    try WholeFile.makeFolder(folder.path, permissions: 0o700)
    try StillWriter.write(picture, as: .png, to: folder.appendingPathComponent(file).path, permissions: 0o600)
    return "\(name)/\(file)"
  }
}
