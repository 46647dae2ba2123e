import Files
public import Foundation

/// A folder that only its owner can look into: the proof that what is written may show people as they are.
public struct PrivateFolder: Sendable {
  public let path: String

  /// Throws `Failure` unless the folder is there, belongs to whoever runs this, and is closed to everyone else.
  public init(_ path: String) throws {
    let doing = "opening the private folder"
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw Failure(doing: doing, path: path, reason: errorText(errno), advice: "Make it, readable by you only")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(doing: doing, path: path, reason: "it is not a folder", advice: "Choose a folder")
    }
    guard status.st_uid == geteuid() else {
      throw Failure(
        doing: doing, path: path, reason: "it belongs to somebody else", advice: "Choose a folder that belongs to you")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw Failure(
        doing: doing, path: path, reason: "others can look into it, and what belongs there shows people as they are",
        advice: "Close it with chmod 700, or choose another")
    }
    self.path = path
  }

  /// Writes a file that only its owner can read, whole or not at all, and returns its path. `name` is a file name, not a path.
  @discardableResult public func write(_ data: Data, named name: String) throws -> String {
    let file = "\(path)/\(name)"
    guard !name.contains("/"), !["", ".", ".."].contains(name) else {
      throw Failure(
        doing: "writing a private file", path: file, reason: "'\(name.printable)' is not the name of a file")
    }
    try WholeFile.write(data, to: file, permissions: 0o600)
    return file
  }
}
