/// The segments of a JPEG file (ITU-T T.81, Annex B): tables, one baseline frame, one scan, the end.
///
/// Application segments (EXIF, XMP, ICC, JFIF thumbnails, MPF), comments, further scans and whatever follows the end are foreign. What the
/// compressed picture itself shows or hides cannot be seen.
struct JPEGSegments {
  private let reader: ByteReader
  private let found: ForeignDataList

  init(_ reader: ByteReader, _ found: ForeignDataList) {
    self.reader = reader
    self.found = found
  }

  /// JFIF 1.02 with square pixels and without a thumbnail, as FFmpeg writes it where it knows the shape of a pixel (ITU-T T.871).
  private static let plainJFIF: [UInt8] = Array("JFIF".utf8) + [0, 1, 2, 0, 0, 1, 0, 1, 0, 0]

  func walk() throws {
    guard try reader.number(at: 0, bytes: 2) == 0xFFD8 else { throw Irregularity(at: 0, "it is no JPEG file") }
    var offset = 2, scans = 0, frames = 0
    while true {
      let marker = try reader.number(at: offset, bytes: 2)
      guard marker > 0xFF00 else {
        throw Irregularity(at: offset, "no segment begins here: \(hexadecimal(try reader.bytes(offset..<offset + 2)))")
      }
      if marker == 0xFFD9 { break }
      let length = try reader.number(at: offset + 2, bytes: 2)
      guard length >= 2 else { throw Irregularity(at: offset, "a segment has no length") }
      let body = offset + 4..<offset + 2 + length
      if marker == 0xFFC0 { frames += 1 }
      if marker == 0xFFDA { scans += 1 }
      try found.collect(Self.name(marker)) {
        guard frames <= 1, scans <= 1 else { throw Irregularity(at: offset, "there is another picture in it") }
        try check(marker, body)
      }
      offset = body.upperBound
      if marker == 0xFFDA { offset = try endOfScan(from: offset) }
    }
    let rest = offset + 2..<reader.size
    if !rest.isEmpty {
      found.add(
        "after EOI", at: rest.lowerBound,
        "\(rest.count) bytes follow the end of the picture: \(excerpt(try reader.beginning(of: rest)))")
    }
    if frames != 1 || scans != 1 {
      found.add("SOF0", at: 0, "it has \(frames) frames and \(scans) scans instead of one")
    }
  }

  private func check(_ marker: Int, _ body: Range<Int>) throws {
    switch marker {
    case 0xFFDB: try checkTables(body) { _ in 64 }
    case 0xFFC4:
      // Sixteen numbers of codes by length, then as many values.
      try checkTables(body) { start in
        16 + (try reader.bytes(start + 1..<start + 17).reduce(0) { $0 + Int($1) })
      }
    case 0xFFC0:
      let components = Int(try reader.byte(at: body.lowerBound + 5))
      guard components == 1 || components == 3, body.count == 6 + 3 * components else { throw wrongLength(body) }
    case 0xFFDA:
      let components = Int(try reader.byte(at: body.lowerBound))
      guard body.count == 4 + 2 * components else { throw wrongLength(body) }
    case 0xFFE0 where body.count == Self.plainJFIF.count:
      guard try reader.bytes(body).elementsEqual(Self.plainJFIF) else {
        throw Irregularity(at: body.lowerBound, "its JFIF says more: \(hexadecimal(try reader.bytes(body)))")
      }
    default:
      throw Irregularity(
        at: body.lowerBound,
        "Backlit writes no such segment: \(body.count) bytes, \(excerpt(try reader.beginning(of: body)))")
    }
  }

  /// Tables of a byte and 8-bit values each, and nothing after them (clauses B.2.4.1 and B.2.4.2).
  private func checkTables(_ body: Range<Int>, length: (Int) throws -> Int) throws {
    var offset = body.lowerBound
    while offset < body.upperBound {
      guard try reader.byte(at: offset) & 0xEC == 0 else { throw Irregularity(at: offset, "a table is not baseline") }
      offset += 1 + (try length(offset))
    }
    guard offset == body.upperBound else { throw wrongLength(body) }
  }

  private func wrongLength(_ body: Range<Int>) -> Irregularity {
    Irregularity(at: body.lowerBound, "its \(body.count) bytes are more or fewer than its tables take")
  }

  /// Where the next marker is: inside a scan, 0 comes after 0xFF (clause B.1.1.5). FFmpeg writes no marks of restarts.
  private func endOfScan(from start: Int) throws -> Int {
    var end: Int?, isAfterOnes = false
    try reader.forEachBlock(of: start..<max(start, reader.size)) { block, offset in
      for (index, byte) in block.enumerated() {
        if isAfterOnes, byte != 0 {
          end = offset + index - 1
          return false
        }
        isAfterOnes = byte == 0xFF
      }
      return true
    }
    guard let end else { throw Irregularity(at: reader.size, "the picture does not end") }
    return end
  }

  private static func name(_ marker: Int) -> String {
    switch marker {
    case 0xFFC4: "DHT"
    case 0xFFC0...0xFFCF: "SOF\(marker & 15)"
    case 0xFFDA: "SOS"
    case 0xFFDB: "DQT"
    case 0xFFE0...0xFFEF: "APP\(marker & 15)"
    case 0xFFFE: "COM"
    default: "marker " + String(marker, radix: 16)
    }
  }
}
