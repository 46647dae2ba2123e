import Files
import Foundation

/// The only place that prints.
enum Console {
  static func print(_ text: String) { write(folded(text, for: STDOUT_FILENO) + "\n", to: STDOUT_FILENO) }

  static func error(_ text: String) { write(folded(text, for: STDERR_FILENO) + "\n", to: STDERR_FILENO) }

  /// JSON for machines, on standard output. Throws `Failure` where not all of it could be written: half of it would be taken for all.
  static func json(_ value: some Encodable) throws {
    let text = String(decoding: try CanonicalJSON.data(value), as: UTF8.self)
    guard write(text, to: STDOUT_FILENO) else {
      throw Failure(.environment, doing: "writing to standard output", reason: errorText(errno))
    }
  }

  /// For a terminal, broken between words; else as it is, for programs that read lines.
  private static func folded(_ text: String, for descriptor: Int32) -> String {
    guard isatty(descriptor) == 1 else { return text }
    return text.folded(to: terminalWidth(of: descriptor))
  }

  /// A line that the next one replaces; only for a terminal. What does not fit is left out in whole words.
  static func status(_ text: String) {
    write("\r\u{1b}[2K" + text.shortened(to: terminalWidth(of: STDERR_FILENO) - 1), to: STDERR_FILENO)
  }

  static func clearStatus() { write("\r\u{1b}[2K", to: STDERR_FILENO) }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" }

  static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  private static func terminalWidth(of descriptor: Int32) -> Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
  }

  /// Whether all of it was written. A reader that went away has read what it wanted.
  @discardableResult private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return errno == EPIPE }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}

extension String {
  /// Lines of at most `width` characters, broken between words and indented like the line that they go on; a longer word stays whole.
  func folded(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.count > width else { return String(line) }
      let indent = String(repeating: " ", count: line.prefix { $0 == " " }.count)
      var lines: [String] = []
      var current = indent
      for word in line.split(separator: " ") {
        if current.count > indent.count, current.count + 1 + word.count > width {
          lines.append(current)
          current = indent + "  "
        }
        current += (current.allSatisfy { $0 == " " } ? "" : " ") + word
      }
      return (lines + [current]).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// At most `width` characters, with an ellipsis in place of the words that do not fit.
  func shortened(to width: Int) -> String {
    guard count > width else { return self }
    var words = split(separator: " ", omittingEmptySubsequences: false)
    while words.count > 1, words.joined(separator: " ").count > width - 2 { words.removeLast() }
    let text = words.joined(separator: " ")
    return (text.count > width - 2 ? String(text.prefix(width - 2)) : text) + " …"
  }
}
