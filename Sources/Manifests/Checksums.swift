import Files
import Foundation

/// `SHA256SUMS`, in the text form of coreutils' `sha256sum`: anyone can check a delivery without Backlit.
public struct Checksums: Sendable, Hashable {
  public static let fileName = "SHA256SUMS"

  /// Digest by path relative to the output folder.
  public let digests: [String: Digest]

  public init(_ digests: [String: Digest]) { self.digests = digests }

  /// One line per file, sorted. As in coreutils, a name with a backslash or a line break is escaped and its line begins with `\`.
  public var text: String {
    digests.sorted { $0.key < $1.key }.map { file, digest in
      let escaped = file.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\n", with: "\\n")
        .replacingOccurrences(of: "\r", with: "\\r")
      return (escaped == file ? "" : "\\") + "\(digest)  \(escaped)\n"
    }.joined()
  }

  /// nil where a line is not of this form, or a file is listed twice.
  public init?(text: String) {
    var digests: [String: Digest] = [:]
    for line in text.utf8.split(separator: UInt8(ascii: "\n")).map({ String(Substring($0)) }) {
      let isEscaped = line.hasPrefix("\\")
      let rest = isEscaped ? line.dropFirst() : line[...]
      guard rest.utf8.count > 66, let digest = Digest(hex: String(rest.prefix(64))) else { return nil }
      let separator = rest.dropFirst(64).prefix(2)
      guard separator == "  " || separator == " *" else { return nil }
      let name = String(rest.dropFirst(66))
      let file = isEscaped ? Self.unescaped(name) : name
      guard digests.updateValue(digest, forKey: file) == nil else { return nil }
    }
    self.digests = digests
  }

  private static func unescaped(_ name: String) -> String {
    var result = ""
    var isEscape = false
    for character in name {
      switch (isEscape, character) {
      case (false, "\\"): isEscape = true
      case (true, "n"): result += "\n"; isEscape = false
      case (true, "r"): result += "\r"; isEscape = false
      default: result.append(character); isEscape = false
      }
    }
    return result
  }
}
