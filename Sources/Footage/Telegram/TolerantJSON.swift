import Foundation

/// Makes JSON of what Telegram Desktop writes: its strings carry `\x0B` escapes, which JSON forbids.
enum TolerantJSON {
  /// The same text with `\xHH` written as `\u00HH`, raw control characters in strings escaped, and no byte order mark.
  ///
  /// The corresponding function of Telegram Desktop is `SerializeString` in `export_output_json.cpp`.
  static func repaired(_ data: Data) -> Data {
    var result = Data(capacity: data.count + 64)
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var start = index
      var isInString = false
      func keep(upTo end: Int) {
        if end > start { result.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
      }
      while index < bytes.count {
        let byte = bytes[index]
        if isInString && byte == UInt8(ascii: "\\") {
          if index + 3 < bytes.count, bytes[index + 1] == UInt8(ascii: "x"), isHex(bytes[index + 2]),
            isHex(bytes[index + 3])
          {
            keep(upTo: index)
            result.append(contentsOf: Array("\\u00".utf8))
            start = index + 2
            index += 4
          } else {
            index += 2
          }
          continue
        }
        if byte == UInt8(ascii: "\"") { isInString.toggle() }
        if isInString && byte < 0x20 {
          keep(upTo: index)
          result.append(contentsOf: Array((byte < 16 ? "\\u000" : "\\u00").utf8) + Array(String(byte, radix: 16).utf8))
          start = index + 1
        }
        index += 1
      }
      keep(upTo: bytes.count)
    }
    return result
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
