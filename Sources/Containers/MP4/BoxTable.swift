/// A box that holds a counted list of entries of the same length, and nothing after it (ISO/IEC 14496-12, clause 8).
struct BoxTable {
  /// Before the number of entries, which has four bytes.
  let fields: [BoxLayout.Field]
  let entryLength: Int

  func check(_ payload: Range<Int>, _ reader: ByteReader) throws {
    let head = BoxLayout(fields)
    guard payload.count >= head.length + 4 else {
      throw Irregularity(at: payload.lowerBound, "it ends before its list begins")
    }
    try head.check(payload, reader)
    let count = try reader.number(at: payload.lowerBound + head.length, bytes: 4)
    let rest = payload.count - head.length - 4
    guard count * entryLength == rest else {
      throw Irregularity(
        at: payload.lowerBound, "its list of \(count) takes \(count * entryLength) bytes, and it holds \(rest)")
    }
  }

  private static let plain: [BoxLayout.Field] = [.zeros(4, "its version")]

  static let all: [String: [UInt8: BoxTable]] = [
    "stts": [0: BoxTable(fields: plain, entryLength: 8)],
    "ctts": [
      0: BoxTable(fields: plain, entryLength: 8),
      1: BoxTable(fields: [.bytes([1, 0, 0, 0], "its version")], entryLength: 8),
    ],
    "stss": [0: BoxTable(fields: plain, entryLength: 4)],
    "stsc": [0: BoxTable(fields: plain, entryLength: 12)],
    "stco": [0: BoxTable(fields: plain, entryLength: 4)],
    "co64": [0: BoxTable(fields: plain, entryLength: 8)],
    "sbgp": [0: BoxTable(fields: plain + [.bytes(Array("roll".utf8), "the kind of group")], entryLength: 8)],
  ]
}
