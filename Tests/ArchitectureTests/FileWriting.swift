import Foundation

/// Finds, in the text of a source file, the calls that create or replace a file, however they are broken into lines.
enum FileWriting {
  /// Without white space, as `calls(in:)` looks for them.
  private static let words = [
    "createFile(", "moveItem(", "copyItem(", "linkItem(", "replaceItem", "SymbolicLink(", "FileHandle(forWriting",
    "FileHandle(forUpdating", "OutputStream(", "O_CREAT", "O_WRONLY", "O_RDWR", "O_TRUNC", "O_APPEND", "fopen(",
    "freopen(", "fdopen(", "creat(", "mkstemp", "Glibc.rename(", "Foundation.rename(", "renameat", "symlink",
    "avio_open",
  ]

  /// Of `Data` and `String`: `write(to: url)` and `write(to: url, options: …)`. Our own have other arguments.
  private static let patterns = [#"\.write\(to:[^,]*?(\)+[^,(]|,options:|,atomically:|\)$)"#, #"\.write\(toFile:"#]

  /// `code` without comments.
  static func calls(in code: String) -> [String] {
    let text = code.filter { !$0.isWhitespace }
    return words.filter(text.contains)
      + patterns.filter { text.range(of: $0, options: .regularExpression) != nil }
  }
}
