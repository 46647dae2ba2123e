/// The payload of a unit of H.264 (`rbsp`), read bit by bit (ITU-T H.264, clauses 7.2 and 9.1).
struct RawByteSequence {
  let bytes: [UInt8]
  /// Bits.
  private var position = 0
  /// Where the unit lies in the file, for messages.
  private let offset: Int

  /// `unit`: without its first byte. Bytes that keep start codes out are removed (clause 7.4.1.1).
  init(_ unit: some Sequence<UInt8>, at offset: Int) {
    var result: [UInt8] = [], zeros = 0
    for byte in unit {
      if zeros >= 2, byte == 3 {
        zeros = 0
      } else {
        zeros = byte == 0 ? zeros + 1 : 0
        result.append(byte)
      }
    }
    bytes = result
    self.offset = offset
  }

  mutating func flag() throws -> Bool { try bits(1) == 1 }

  /// At most 32.
  @discardableResult mutating func bits(_ count: Int) throws -> Int {
    guard count <= bytes.count * 8 - position else { throw Irregularity(at: offset, "a unit ends too early") }
    var value = 0
    for _ in 0..<count {
      value = value << 1 | Int(bytes[position / 8] >> (7 - position % 8) & 1)
      position += 1
    }
    return value
  }

  /// Exponential Golomb codes, signed or not, whose sign is of no interest here.
  @discardableResult mutating func number() throws -> Int {
    var zeros = 0
    while try !flag() {
      zeros += 1
      guard zeros < 32 else { throw Irregularity(at: offset, "a number in a unit is too large") }
    }
    return (1 << zeros) - 1 + (try bits(zeros))
  }

  mutating func skipNumbers(_ count: Int) throws { for _ in 0..<count { try number() } }

  /// Whether anything comes before the last bit that is one.
  var hasMore: Bool {
    guard let last = bytes.last, last != 0 else { return false }
    return position < bytes.count * 8 - 1 - last.trailingZeroBitCount
  }

  /// Throws `Irregularity` unless one bit and zeros up to the end of the byte are all that is left (clause 7.3.2.11).
  mutating func end() throws {
    let isEnd = try flag() && position > (bytes.count - 1) * 8 && bits(bytes.count * 8 - position) == 0
    guard isEnd else {
      throw Irregularity(at: offset, "something lies in the end of a unit: \(excerpt(bytes))")
    }
  }
}
