/// Takes a line apart from its beginning; each step says whether it was there.
struct LineScanner {
  private(set) var rest: ArraySlice<UInt8>

  init(_ line: TextLines.Line) { rest = line.bytes }
  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  /// As many as there are, and at least one; nil where there is none.
  mutating func take(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8>? {
    let taken = rest.prefix(while: isWanted)
    rest = rest.dropFirst(taken.count)
    return taken.isEmpty ? nil : taken
  }

  /// Up to this text and not including it; nil where it does not come.
  mutating func take(before text: String) -> ArraySlice<UInt8>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return nil }
    var index = rest.startIndex
    while let next = rest[index...].firstIndex(of: first) {
      if rest[next...].starts(with: wanted) {
        defer { rest = rest[next...] }
        return rest[..<next]
      }
      index = next + 1
    }
    return nil
  }

  mutating func skipDigits(_ count: ClosedRange<Int>) -> Bool {
    guard let digits = take(while: Self.isDigit) else { return false }
    return count.contains(digits.count)
  }

  /// `12` or `12.5`.
  mutating func skipDecimal() -> Bool {
    guard skipDigits(1...12) else { return false }
    return skip(".") ? skipDigits(1...12) : true
  }

  /// `00:01:02,345`: hours have at least `hours` digits, the last part exactly `fraction`.
  mutating func skipTime(_ separator: String, hours: Int = 2, fraction: Int = 3) -> Bool {
    skipDigits(hours...6) && skip(":") && skipDigits(2...2) && skip(":") && skipDigits(2...2) && skip(separator)
      && skipDigits(fraction...fraction)
  }

  /// A language tag, also of several languages above each other: `en`, `zh-Hans`, `ar+en`.
  mutating func skipLanguage() -> Bool {
    guard let tag = take(while: { Self.isDigit($0) || Self.isLetter($0) || $0 == 45 || $0 == 43 }) else { return false }
    return tag.count <= 64
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }
  /// Of names of files, components and platforms.
  static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || "._-+~:".utf8.contains(byte) }
}
