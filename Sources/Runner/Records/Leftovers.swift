import Files
import Footage
import Foundation
import Pipeline

/// Removes the partial files and folders of runs that were killed: `.NAME.PID-N.part`.
enum Leftovers {
  /// Partial files of other living processes stay. Those with our number go: this run has written nothing yet, and in a
  /// container every process may have the same number.
  static func remove(from folder: String) throws {
    for (path, writer, isFolder) in partial(in: folder) where writer == getpid() || !isAlive(writer) {
      if isFolder { WholeFile.discardFolder(path) } else { try WholeFile.remove(path) }
    }
  }

  /// Removes those of one public name, whoever writes them: its job is over.
  static func remove(from folder: String, of name: String) {
    for (path, _, isFolder) in partial(in: folder)
    where PublicName.isIn(String((path as NSString).lastPathComponent.dropFirst()), name) {
      if isFolder { WholeFile.discardFolder(path) } else { try? WholeFile.remove(path) }
    }
  }

  /// What is partial below a folder, by its absolute path. A partial folder may hold files of any name.
  private static func partial(in folder: String) -> [(path: String, writer: pid_t, isFolder: Bool)] {
    var known: Set<String> = []
    return FolderListing(of: folder, includingHiddenFiles: true).files.compactMap { file in
      let parts = file.split(separator: "/")
      guard let index = parts.firstIndex(where: { writer(of: String($0)) != nil }),
        let writer = writer(of: String(parts[index]))
      else { return nil }
      let path = folder + "/" + parts[...index].joined(separator: "/")
      return known.insert(path).inserted ? (path, writer, index < parts.count - 1) : nil
    }
  }

  /// The process that writes the partial file; nil where the name is of another form.
  static func writer(of name: String) -> pid_t? {
    guard name.hasPrefix("."), name.hasSuffix(WholeFile.partialSuffix) else { return nil }
    let parts = name.dropLast(WholeFile.partialSuffix.count).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, let numbers = parts.last?.split(separator: "-", omittingEmptySubsequences: false),
      numbers.count == 2,
      let process = pid_t(numbers[0]), process > 0, Int(numbers[1]) != nil
    else { return nil }
    return process
  }

  private static func isAlive(_ process: pid_t) -> Bool { kill(process, 0) == 0 || errno != ESRCH }
}
