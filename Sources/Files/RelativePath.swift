import Foundation

/// Paths inside a folder, compared name by name.
public enum RelativePath {
  /// Absolute, without `.`, `..` or a trailing slash; symbolic links are left as they are.
  public static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// Absolute, with symbolic links resolved as far as the path exists.
  public static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let path = absolute(path)
    return path == "/" ? path : joined(resolved(parent(of: path)), lastName(of: path))
  }

  /// Without its last name: empty for a name alone, `/` for what lies there.
  ///
  /// Foundation's `deletingLastPathComponent` traps on a path of one letter (Swift 6.3 on Linux).
  public static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: separator) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What follows the last slash.
  public static func lastName(of path: String) -> String {
    path.utf8.lastIndex(of: separator).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// `name` inside `folder`; either may be empty.
  public static func joined(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || name.isEmpty { return folder + name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// What follows `folder` in `path`, both absolute; nil where `path` does not lie below `folder` or leaves it again.
  public static func of(_ path: String, below folder: String) -> String? {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    guard path.utf8.starts(with: start.utf8) else { return nil }
    let rest = String(decoding: path.utf8.dropFirst(start.utf8.count), as: UTF8.self)
    return isPlain(rest) ? rest : nil
  }

  /// Whether a relative path can only name something below the folder it is taken from.
  ///
  /// Bytes are compared, as the system does: to Swift, a slash with an accent on it is another character.
  public static func isPlain(_ path: String) -> Bool {
    !path.utf8.contains(0)
      && path.utf8.split(separator: separator, omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
      }
  }

  private static let separator = UInt8(ascii: "/")
}
