/// One caption: the length of its text, and its text (3GPP TS 26.245, clause 5.17.1). Boxes may follow in the format, and in no file of ours.
enum TimedTextSample {
  static func check(_ sample: Range<Int>, _ reader: ByteReader) throws {
    guard sample.count >= 2 else { throw Irregularity(at: sample.lowerBound, "a caption has no length") }
    let length = try reader.number(at: sample.lowerBound, bytes: 2)
    let text = sample.lowerBound + 2..<sample.upperBound
    guard length == text.count else {
      let rest = text.lowerBound + min(length, text.count)..<text.upperBound
      throw Irregularity(
        at: rest.lowerBound, "something follows the text of a caption: \(excerpt(try reader.beginning(of: rest)))")
    }
    var bytes: [UInt8] = []
    try reader.forEachBlock(of: text) { block, _ in
      bytes += block
      return true
    }
    guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
      throw Irregularity(at: text.lowerBound, "a caption is no text: \(excerpt(bytes))")
    }
  }
}
