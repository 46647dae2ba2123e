import Foundation

/// Paths inside a folder, compared name by name.
enum RelativePath {
  /// Absolute, without `.`, `..` or a trailing slash; symbolic links are left as they are.
  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// Absolute, with symbolic links resolved as far as the path exists.
  static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let path = absolute(path)
    let name = (path as NSString).lastPathComponent
    return path == "/" || name.isEmpty ? path : (resolved(parent(of: path)) as NSString).appendingPathComponent(name)
  }

  static func parent(of path: String) -> String { (path as NSString).deletingLastPathComponent }

  /// What follows `folder` in `path`, both absolute; nil where `path` does not lie below `folder` or leaves it again.
  static func of(_ path: String, below folder: String) -> String? {
    guard path.hasPrefix(folder + "/") else { return nil }
    let rest = String(path.dropFirst(folder.count + 1))
    return isPlain(rest) ? rest : nil
  }

  /// Whether a relative path can only name something below the folder it is taken from.
  static func isPlain(_ path: String) -> Bool {
    !path.isEmpty && !path.utf8.contains(0)
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
  }
}
