import Files
import Foundation

/// What the network saw so far, on disk, so that a search that is interrupted goes on where it was: the pictures are decoded again, which takes
/// a tenth of the time, and are not looked at again.
///
/// Each line is one look of the network: a checksum, the picture's time stamp, and a group of `x y width height confidence scale` for each face. A line
/// that was cut or altered ends what is known. The order of pictures and looks is the same on every run, so that the result is the same as
/// without an interruption. Readable by its owner only; removed when the search is complete.
public final class DetectionJournal {
  private let path: String
  private var known: [Line]
  private var position = 0
  private var descriptor: Int32 = -1

  private struct Line {
    let pts: Int64
    let seen: [Detection]
  }

  /// `key` stands for everything that decides what is seen: the source, the model, the libraries, the schedule. A journal with another key is
  /// begun anew. Throws `Failure` where the file cannot be written.
  public init(path: String, key: Digest) throws {
    self.path = path
    let text = (try? SourceFile(path: path).contents(limit: 1 << 30)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let header = Self.sealed("journal \(key)")
    var good = header.utf8.count + 1
    known = []
    // What comes after the last line break was never finished.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    if lines.first.map(String.init) == header {
      for line in lines.dropFirst() {
        guard let read = Self.line(line) else { break }
        known.append(read)
        good += line.utf8.count + 1
      }
    }
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else { throw failure() }
    if known.isEmpty {
      guard ftruncate(descriptor, 0) == 0 else { throw failure() }
      try write(header + "\n")
    } else {
      guard ftruncate(descriptor, off_t(good)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else { throw failure() }
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// How many looks were made before the interruption.
  public var knownCount: Int { known.count }

  /// What was seen in the next look, at the picture with that time stamp; nil where that is not known yet.
  func seen(at pts: Int64) -> [Detection]? {
    guard position < known.count, known[position].pts == pts else {
      // From a look on that was not made then, nothing is known.
      position = known.count
      return nil
    }
    position += 1
    return known[position - 1].seen
  }

  func add(_ seen: [Detection], at pts: Int64) throws {
    let faces = seen.map { " \($0.box.x) \($0.box.y) \($0.box.width) \($0.box.height) \($0.confidence) \($0.scale)" }
    try write(Self.sealed("\(pts)\(faces.joined())") + "\n")
  }

  /// The search is complete, and its result is kept elsewhere.
  public func remove() { unlink(path) }

  private func write(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      bytes = bytes.dropFirst(count)
    }
  }

  private func failure() -> Failure {
    Failure(doing: "noting what was seen", path: path, reason: errorText(errno), advice: "Make room on the disk, and run again: what was seen is kept")
  }

  private static func sealed(_ text: String) -> String { "\(Digest.of(text).hex.prefix(8)) \(text)" }

  /// Swift writes numbers so that they are read as the same ones.
  private static func line(_ line: Substring) -> Line? {
    let parts = line.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, sealed(String(parts[1])) == String(line) else { return nil }
    let words = parts[1].split(separator: " ")
    guard let pts = words.first.flatMap({ Int64($0) }), words.count % 6 == 1 else { return nil }
    let numbers = words.dropFirst().compactMap { Double($0) }
    guard numbers.count == words.count - 1 else { return nil }
    return Line(
      pts: pts,
      seen: stride(from: 0, to: numbers.count, by: 6).map { start in
        Detection(
          box: NormalizedBox(x: numbers[start], y: numbers[start + 1], width: numbers[start + 2], height: numbers[start + 3]), confidence: numbers[start + 4],
          scale: Int(numbers[start + 5]))
      })
  }
}
