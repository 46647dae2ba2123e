import Foundation

/// A private file to which lines are added one by one, and which survives being interrupted at any moment.
///
/// Unlike a whole file it is never finished; instead each line is whole or does not count: it begins with a checksum, and a line that was cut or
/// altered ends what is read. For work in progress only, never for what is delivered. For one thread at a time.
public final class LineJournal {
  private let path: String
  private let descriptor: Int32
  /// What was there already, in order.
  public let lines: [String]

  /// `title` is the first line: a journal with another one is begun anew. Throws `Failure` where the file cannot be written.
  public init(path: String, title: String) throws {
    self.path = path
    let text = (try? SourceFile(path: path).contents(limit: 1 << 30)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    // What comes after the last line break was never finished.
    let written = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let good = Array(written.prefix { Self.opened($0) != nil })
    let isContinued = good.first.flatMap(Self.opened) == title
    lines = isContinued ? good.dropFirst().compactMap(Self.opened) : []
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else { throw failure() }
    let length = isContinued ? good.reduce(0) { $0 + $1.utf8.count + 1 } : 0
    guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else { throw failure() }
    if !isContinued { try add(title) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// `line` holds no line break.
  public func add(_ line: String) throws {
    var bytes = Array((Self.seal(line) + "\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The work is done, and its result is kept elsewhere.
  public func remove() { unlink(path) }

  private static func seal(_ line: String) -> String { "\(Digest.of(line).hex.prefix(8)) \(line)" }

  private static func opened(_ line: Substring) -> String? {
    let parts = line.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, seal(String(parts[1])) == line else { return nil }
    return String(parts[1])
  }

  private func failure() -> Failure {
    Failure(
      doing: "noting what was done so far", path: path, reason: errorText(errno),
      advice: "Make room on the disk and run again: what was noted is kept")
  }
}
