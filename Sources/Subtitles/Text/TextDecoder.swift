import Foundation

/// Finds out how a file's bytes stand for text.
enum TextDecoder {
  struct Decoded {
    let text: String
    let encoding: TextEncoding
  }

  /// By its byte order mark; else as UTF-8 if it is valid; else as UTF-16 if every second byte of its Latin letters is zero; else in
  /// the code page in which it looks most like text of `language`. nil for what is no text at all, such as bytes with zeros among them.
  static func decode(_ data: Data, language: String) -> Decoded? {
    let bytes = Data(data)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
      return checked(String(validating: bytes.dropFirst(3), as: UTF8.self), .utf8)
    }
    if bytes.starts(with: [0xff, 0xfe]) {
      return checked(utf16(bytes.dropFirst(2), isLittle: true), .utf16LittleEndian)
    }
    if bytes.starts(with: [0xfe, 0xff]) { return checked(utf16(bytes.dropFirst(2), isLittle: false), .utf16BigEndian) }
    if let isLittle = looksLikeUTF16(bytes) {
      return checked(utf16(bytes, isLittle: isLittle), isLittle ? .utf16LittleEndian : .utf16BigEndian)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return checked(text, .utf8) }
    return CodePageGuess(bytes, language: language).best.flatMap { checked(CodePage.decode(bytes, $0), $0) }
  }

  /// Text has no control characters but line ends, tabs and form feeds.
  private static func checked(_ text: String?, _ encoding: TextEncoding) -> Decoded? {
    guard let text else { return nil }
    let isBinary = text.unicodeScalars.contains {
      $0.value < 9 || (14...26).contains($0.value) || (28...31).contains($0.value) || $0.value == 0xfffe
    }
    return isBinary ? nil : Decoded(text: text, encoding: encoding)
  }

  /// nil where a surrogate stands alone, or half a unit is left over.
  private static func utf16(_ bytes: Data, isLittle: Bool) -> String? {
    guard bytes.count % 2 == 0 else { return nil }
    let all = [UInt8](bytes)
    let units = stride(from: 0, to: all.count, by: 2).map { at in
      isLittle ? UInt16(all[at]) | UInt16(all[at + 1]) << 8 : UInt16(all[at]) << 8 | UInt16(all[at + 1])
    }
    return String(validating: units, as: UTF16.self)
  }

  /// Digits, colons, spaces and line ends have a zero beside them, whatever the language; on one side only.
  private static func looksLikeUTF16(_ bytes: Data) -> Bool? {
    let start = [UInt8](bytes.prefix(4096))
    guard start.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in start.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    if zeros[1] * 10 >= start.count, zeros[0] == 0 { return true }
    if zeros[0] * 10 >= start.count, zeros[1] == 0 { return false }
    return nil
  }
}
