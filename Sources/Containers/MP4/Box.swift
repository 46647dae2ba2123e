/// One box of an ISO base media file: a length, a type of four characters, and a payload (ISO/IEC 14496-12, clause 4.2).
struct Box {
  /// Latin-1, as in `©xyz`.
  let type: String
  /// `moov/trak/tkhd`.
  let place: String
  /// Of the whole box with its header.
  let range: Range<Int>
  let payload: Range<Int>

  /// The box that begins at `offset`. Throws `Irregularity` where none fits in before `end`.
  init(at offset: Int, before end: Int, inside parent: String, _ reader: ByteReader) throws {
    guard end - offset >= 8 else {
      let content = excerpt(try reader.beginning(of: offset..<end))
      throw Irregularity(at: offset, "\(end - offset) bytes follow that are no box: \(content)")
    }
    var length = try reader.number(at: offset, bytes: 4), header = 8
    let type = String(String.UnicodeScalarView(try reader.bytes(offset + 4..<offset + 8).map { UnicodeScalar($0) }))
    self.type = type
    place = parent.isEmpty ? Self.printable(type) : "\(parent)/\(Self.printable(type))"
    if length == 1 {
      guard end - offset >= 16 else { throw Irregularity(at: offset, "a box ends in its own header") }
      (length, header) = (try reader.number(at: offset + 8, bytes: 8), 16)
    } else if length == 0 {
      // Up to the end of the file, and so only at the top.
      guard parent.isEmpty else { throw Irregularity(at: offset, "the box '\(Self.printable(type))' has no length") }
      length = end - offset
    }
    guard length >= header, length <= end - offset else {
      let content = excerpt(try reader.beginning(of: offset..<end))
      throw Irregularity(
        at: offset, "a box says that it has \(length) bytes, and \(end - offset) are there: \(content)")
    }
    range = offset..<offset + length
    payload = offset + header..<offset + length
  }

  /// Calls `body` with the boxes that fill `range` one after the other.
  static func forEach(
    in range: Range<Int>, of parent: String, _ reader: ByteReader, _ body: (Box) throws -> Void
  ) throws {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let box = try Box(at: offset, before: range.upperBound, inside: parent, reader)
      try body(box)
      offset = box.range.upperBound
    }
  }

  /// Latin-1 letters stay: `©xyz`.
  private static func printable(_ type: String) -> String {
    String(type.unicodeScalars.map { (32..<127).contains($0.value) || $0.value > 160 ? Character($0) : "." })
  }
}
