/// The parts of minimal picture files as Backlit writes them.
enum PictureSample {
  static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    [0xFF, marker] + number(body.count + 2, 2) + body
  }

  static let quantisation = segment(0xDB, [0] + [UInt8](repeating: 8, count: 64))
  static let huffman = segment(0xC4, [0, 1] + zeros(15) + [5])
  static let frame = segment(0xC0, [8] + number(8, 2) + number(8, 2) + [3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0])
  static let scan = segment(0xDA, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0x56]

  /// `extra` lies between the beginning and the tables.
  static func jpeg(_ extra: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + extra + quantisation + huffman + frame + scan + [0xFF, 0xD9]
  }

  static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
    let content = Array(type.utf8) + body
    var sum = UInt32.max
    for byte in content {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
    }
    return number(body.count) + content + number(Int(~sum))
  }

  /// `extra` lies between the header and the picture.
  static func png(_ extra: [UInt8] = []) -> [UInt8] {
    [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A] + chunk("IHDR", number(2) + number(2) + [8, 2, 0, 0, 0])
      + chunk("pHYs", number(0) + number(1) + [0]) + extra + chunk("IDAT", [1, 2, 3]) + chunk("IDAT", [4])
      + chunk("IEND", [])
  }
}
