import Files
import Foundation

/// The only place that prints.
enum Console {
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// JSON for machines, on standard output.
  static func json(_ value: some Encodable) throws {
    write(String(decoding: try CanonicalJSON.data(value), as: UTF8.self), to: STDOUT_FILENO)
  }

  /// A line that the next one replaces; only for a terminal.
  static func status(_ text: String) {
    let width = terminalWidth
    let cut = text.count > width - 1 ? String(text.prefix(width - 2)) + "…" : text
    write("\r\u{1b}[2K" + cut, to: STDERR_FILENO)
  }

  static func clearStatus() { write("\r\u{1b}[2K", to: STDERR_FILENO) }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" }

  static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }

  private static var terminalWidth: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
