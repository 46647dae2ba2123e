import Files
import Foundation

/// What a path in an export turns out to be. Exports come from elsewhere: their paths may try to leave their folder.
enum ExportPath: Equatable {
  /// A regular file below the export's folder, reached without a symbolic link.
  case file
  case missing(String)
  case refused(String)

  /// `folder` is absolute.
  init(_ path: String, below folder: String) {
    // In place of a path Telegram Desktop writes a sentence: "(File not included. Change data exporting settings to download.)".
    if path.hasPrefix("("), path.hasSuffix(")"), !path.contains("/") {
      self = .missing(String(path.dropFirst().dropLast()))
      return
    }
    guard RelativePath.isPlain(path) else {
      self = .refused("its path leaves the folder of the export")
      return
    }
    var place = folder
    var status = stat()
    for name in path.utf8.split(separator: UInt8(ascii: "/")) {
      place = RelativePath.joined(place, String(Substring(name)))
      guard lstat(place, &status) == 0 else {
        self = errno == ENOENT ? .missing("it does not lie beside the export") : .missing(errorText(errno))
        return
      }
      if status.st_mode & S_IFMT == S_IFLNK {
        self = .refused("its path goes through a symbolic link")
        return
      }
    }
    self = status.st_mode & S_IFMT == S_IFREG ? .file : .refused("it is not a regular file")
  }
}
