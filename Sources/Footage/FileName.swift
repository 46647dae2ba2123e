import Files

/// The parts of a file's name.
enum FileName {
  /// Behind the last dot, in lower case; empty where there is none.
  static func ending(of path: String) -> String { endingAsWritten(of: path).lowercased() }

  static func endingAsWritten(of path: String) -> String {
    let name = RelativePath.lastName(of: path)
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  /// The last name of a path without its ending.
  static func stem(of path: String) -> String {
    let name = RelativePath.lastName(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
