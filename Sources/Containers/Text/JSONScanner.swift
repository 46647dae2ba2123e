/// Walks through a JSON text (RFC 8259) and tells every value with its path. Unlike a decoder it sees keys that come twice and those that
/// nobody asks for.
struct JSONScanner {
  enum Value {
    case object, list, number, claim, null
    case text(String)
  }

  private let bytes: [UInt8]
  private var index = 0
  /// A manifest has six.
  private static let depthLimit = 16

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// `report` is told the path (`renditions[].file`), the value, and where it begins. Throws `Irregularity` where the text is no JSON, a key
  /// comes twice in an object, or more than white space follows.
  mutating func walk(_ report: (String, Value, Int) -> Void) throws {
    try value("", depth: 0, report)
    skipSpace()
    guard index == bytes.count else { throw wrong("something follows: \(excerpt(bytes[index...]))") }
  }

  private mutating func value(_ path: String, depth: Int, _ report: (String, Value, Int) -> Void) throws {
    guard depth < Self.depthLimit else { throw wrong("it is nested too deeply") }
    skipSpace()
    let start = index
    switch bytes.indices.contains(index) ? bytes[index] : 0 {
    case UInt8(ascii: "{"):
      report(path, .object, start)
      var keys: Set<String> = []
      try items(end: "}") { scanner in
        let key = try scanner.string()
        guard keys.insert(key).inserted else { throw scanner.wrong("the key \(excerpt(Array(key.utf8))) comes twice") }
        try scanner.require(":")
        try scanner.value(path.isEmpty ? key : "\(path).\(key)", depth: depth + 1, report)
      }
    case UInt8(ascii: "["):
      report(path, .list, start)
      try items(end: "]") { try $0.value("\(path)[]", depth: depth + 1, report) }
    case UInt8(ascii: "\""): report(path, .text(try string()), start)
    default:
      let word = bytes[index...].prefix { LineScanner.isWord($0) }
      index += word.count
      switch String(decoding: word, as: UTF8.self) {
      case "true", "false": report(path, .claim, start)
      case "null": report(path, .null, start)
      case let number where Double(number)?.isFinite == true && number.utf8.count <= 32: report(path, .number, start)
      default: throw wrong("no value begins here")
      }
    }
  }

  private mutating func items(end: String, _ item: (inout JSONScanner) throws -> Void) throws {
    index += 1
    skipSpace()
    if isAt(end) {
      index += 1
      return
    }
    while true {
      skipSpace()
      try item(&self)
      skipSpace()
      if isAt(end) { break }
      try require(",")
    }
    index += 1
  }

  private mutating func string() throws -> String {
    try require("\"")
    var result: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += try escaped()
      default: result.append(byte)
      }
    }
    throw wrong("a text does not end")
  }

  private mutating func escaped() throws -> [UInt8] {
    let letter = index < bytes.count ? bytes[index] : 0
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes[min(index, bytes.count)...].prefix(4), as: UTF8.self)
      guard let code = UInt16(digits, radix: 16) else { throw wrong("an escaped character is none") }
      index += 4
      // Halves of a pair are of no interest here.
      return Array(String(UnicodeScalar(code).map { Character($0) } ?? "\u{fffd}").utf8)
    default: throw wrong("an escaped character is none")
    }
  }

  private mutating func require(_ text: Character) throws {
    skipSpace()
    guard isAt(String(text)) else { throw wrong("'\(text)' should stand here") }
    index += 1
  }

  private func isAt(_ text: String) -> Bool { index < bytes.count && bytes[index] == text.utf8.first }

  private mutating func skipSpace() {
    while index < bytes.count, [9, 10, 13, 32].contains(bytes[index]) { index += 1 }
  }

  private func wrong(_ reason: String) -> Irregularity { Irregularity(at: min(index, bytes.count), reason) }
}
