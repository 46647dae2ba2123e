/// Something in a delivered file that is on no list of what Backlit writes.
public struct ForeignData: Sendable, Hashable {
  /// Where it is in the format's own terms: `moov/udta/©xyz`, `APP1`, `line 7`.
  public let place: String
  /// Bytes from the beginning of the file.
  public let offset: Int
  /// A clause, printable, with at most a short excerpt of the content.
  public let reason: String

  init(_ place: String, at offset: Int, _ reason: String) {
    self.place = place
    self.offset = offset
    self.reason = reason
  }
}

/// What was found in one file, as far as anybody would read it.
final class ForeignDataList {
  static let limit = 200
  private var items: [ForeignData] = []
  private var left = 0

  func add(_ place: String, at offset: Int, _ reason: String) {
    if items.count < Self.limit { items.append(ForeignData(place, at: offset, reason)) } else { left += 1 }
  }

  /// Does `body`, and adds what is wrong there: the rest of the file can still be looked at.
  func collect(_ place: String, _ body: () throws -> Void) throws {
    do { try body() } catch let error as Irregularity { add(place, at: error.offset, error.reason) }
  }

  /// At most `limit`, then one that says how many more there are.
  var all: [ForeignData] {
    guard left > 0, let last = items.last else { return items }
    return items + [ForeignData("and more", at: last.offset, "\(left) more are not listed")]
  }
}

/// Ends the reading of one part of a file: it is not as Backlit writes it.
struct Irregularity: Error {
  let offset: Int
  let reason: String

  init(at offset: Int, _ reason: String) {
    self.offset = offset
    self.reason = reason
  }
}

/// The beginning of some bytes as people can read them: ASCII, and a dot for everything else.
func excerpt(_ bytes: some Collection<UInt8>, limit: Int = 40) -> String {
  let text = bytes.prefix(limit).map { (32..<127).contains($0) ? Character(UnicodeScalar($0)) : "." }
  return "'\(String(text))\(bytes.count > limit ? "…" : "")'"
}
