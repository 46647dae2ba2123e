/// The chunks of a PNG file (W3C, "Portable Network Graphics", third edition, clauses 5 and 11): the header, square pixels, the picture, the
/// end.
///
/// Text, times, EXIF, colour profiles and all other chunks are foreign, and so are a wrong check sum, which could say something else, and
/// whatever follows the end. What lies in the compressed picture, or behind its end in the same chunk, cannot be seen.
struct PNGChunks {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private let reader: ByteReader
  private let found: ForeignDataList

  init(_ reader: ByteReader, _ found: ForeignDataList) {
    self.reader = reader
    self.found = found
  }

  func walk() throws {
    guard try reader.bytes(0..<8).elementsEqual(Self.signature) else { throw Irregularity(at: 0, "it is no PNG file") }
    var offset = 8, seen: Set<String> = []
    while !seen.contains("IEND") {
      let length = try reader.number(at: offset, bytes: 4)
      let type = try reader.bytes(offset + 4..<offset + 8)
      let body = offset + 8..<offset + 8 + length
      guard length <= reader.size - offset - 8 - 4 else {
        throw Irregularity(at: offset, "a chunk of \(length) bytes does not fit into the file: \(excerpt(type))")
      }
      let name = String(excerpt(type).dropFirst().dropLast())
      try found.collect(name) {
        guard seen.insert(name).inserted || name == "IDAT" else {
          throw Irregularity(at: offset, "Backlit writes this chunk only once")
        }
        try check(name, body)
        guard try CRC32.of(offset + 4..<body.upperBound, reader) == reader.number(at: body.upperBound, bytes: 4) else {
          throw Irregularity(at: body.upperBound, "its check sum is wrong")
        }
      }
      offset = body.upperBound + 4
    }
    let rest = offset..<reader.size
    if !rest.isEmpty {
      found.add(
        "after IEND", at: offset,
        "\(rest.count) bytes follow the end of the picture: \(excerpt(try reader.beginning(of: rest)))")
    }
  }

  private func check(_ name: String, _ body: Range<Int>) throws {
    let isKnown =
      switch name {
      // Width and height; then 8 bits of red, green and blue, deflate, and no interlacing.
      case "IHDR":
        try body.count == 13 && reader.bytes(body.upperBound - 5..<body.upperBound).elementsEqual([8, 2, 0, 0, 0])
      // FFmpeg writes 0 to 1 where it does not know the shape of a pixel.
      case "pHYs":
        try body.count == 9 && [0, 1].contains(reader.number(at: body.lowerBound, bytes: 4))
          && reader.number(at: body.lowerBound + 4, bytes: 4) == 1 && reader.byte(at: body.lowerBound + 8) == 0
      case "IDAT": true
      case "IEND": body.isEmpty
      default: false
      }
    guard isKnown else {
      throw Irregularity(
        at: body.lowerBound, "Backlit writes no such chunk: \(excerpt(try reader.beginning(of: body), limit: 64))")
    }
  }
}

/// The check sum of PNG's chunks (Annex D).
private enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  static func of(_ range: Range<Int>, _ reader: ByteReader) throws -> Int {
    var sum = UInt32.max
    try reader.forEachBlock(of: range) { block, _ in
      for byte in block { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
      return true
    }
    return Int(~sum)
  }
}
