/// A text file of ours: UTF-8 without a mark at its beginning, lines that end with a line feed.
struct TextLines {
  struct Line {
    /// From 1.
    let number: Int
    let offset: Int
    /// Without its end.
    let bytes: ArraySlice<UInt8>
  }

  let bytes: [UInt8]
  let lines: [Line]
  /// Captions of ten hours have about one megabyte.
  private static let limit = 64 << 20

  /// Reports what no text of ours has. Throws `Irregularity` where it is too large or no text at all.
  init(_ reader: ByteReader, _ found: ForeignDataList) throws {
    guard reader.size <= Self.limit else {
      throw Irregularity(at: 0, "its \(reader.size) bytes are too many for a text")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(reader.size)
    try reader.forEachBlock(of: 0..<reader.size) { block, _ in
      bytes += block
      return true
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Irregularity(at: 0, "it is no text in UTF-8") }
    for (byte, what) in [(0, "a zero byte"), (UInt8(ascii: "\r"), "a carriage return")] as [(UInt8, String)] {
      if let offset = bytes.firstIndex(of: byte) { found.add("text", at: offset, "it holds \(what)") }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { found.add("text", at: 0, "it begins with a byte order mark") }
    var lines: [Line] = [], start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(Line(number: lines.count + 1, offset: start, bytes: bytes[start..<index]))
      start = index + 1
    }
    if start < bytes.count {
      found.add("text", at: start, "the last line has no end: \(excerpt(bytes[start...]))")
      lines.append(Line(number: lines.count + 1, offset: start, bytes: bytes[start...]))
    }
    self.bytes = bytes
    self.lines = lines
  }
}

extension ForeignDataList {
  func add(_ line: TextLines.Line, _ reason: String) {
    add("line \(line.number)", at: line.offset, "\(reason): \(excerpt(line.bytes, limit: 60))")
  }
}
