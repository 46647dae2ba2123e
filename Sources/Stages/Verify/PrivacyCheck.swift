import Containers
import Files
import Foundation
import Manifests
import Pipeline

/// How much a delivery is looked at.
public enum VerifyLevel: String, Sendable, CaseIterable {
  /// Whether every file is there with its digest, and nothing else.
  case integrity
  /// Also whether every rendition plays to its end and is what is said of it.
  case playback
  /// Also whether every byte of every file is of a kind that Backlit writes.
  case privacy
}

/// Reads every box, element, tag and message of delivered files with a reader of our own, and finds whatever is on no list of what Backlit
/// writes: it could have come with a source.
struct PrivacyCheck {
  let folder: URL

  /// Of these files, relative to the folder. A file that cannot be read is a finding, too; one that is not there has been told.
  func findings(in files: [String]) -> [Finding] {
    files.flatMap { name -> [Finding] in
      guard let file = try? SourceFile(path: folder.appendingPathComponent(name).path) else { return [] }
      do {
        let found = try withExtendedLifetime(file) {
          try ForeignDataScanner.foreignData(inOpenFile: file.descriptor, named: name)
        }
        guard let first = found.first else { return [] }
        let more = found.count == 1 ? "" : ", and \(found.count - 1) more"
        return [
          Finding(
            .failure, check: "foreign-data", file: name,
            "it holds something that Backlit does not write, at \(first.place.printable) (byte \(first.offset)): \(first.reason.printable)\(more)"
          )
        ]
      } catch {
        return [
          Finding(
            .failure, check: "foreign-data", file: name,
            "it could not be searched for what is not ours: \(error.reason)")
        ]
      }
    }
  }
}
