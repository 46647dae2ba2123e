import Foundation

/// Bytes of an old one-byte encoding, through the C library's iconv.
enum CodePage {
  /// nil where a byte stands for nothing in that encoding, or where the system does not know it.
  static func decode(_ data: Data, _ encoding: TextEncoding) -> String? {
    guard let name = encoding.codePage, let table = table(name) else { return nil }
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(data.count)
    for byte in data {
      guard let scalar = table[Int(byte)] else { return nil }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// What each of the 256 bytes stands for.
  private static func table(_ name: String) -> [Unicode.Scalar?]? {
    guard let converter = iconv_open("UTF-32LE", name), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    return (0..<256).map { byte in
      var input = CChar(bitPattern: UInt8(byte)), output: UInt32 = 0
      let converted = withUnsafeMutablePointer(to: &input) { input in
        withUnsafeMutableBytes(of: &output) { output in
          var source: UnsafeMutablePointer<CChar>? = input,
            target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
          var sourceLeft = 1, targetLeft = 4
          return iconv(converter, &source, &sourceLeft, &target, &targetLeft) != Int(bitPattern: UInt.max)
            && targetLeft == 0
        }
      }
      return converted ? Unicode.Scalar(UInt32(littleEndian: output)) : nil
    }
  }
}
