/// Boxes of which Backlit writes a few known variants and no others.
enum FixedBoxes {
  enum Handler { case picture, sound, text }

  /// Every name that FFmpeg gives to a track (ISO/IEC 14496-12, clause 8.4.3).
  static func handler(_ payload: Range<Int>, _ reader: ByteReader) throws -> Handler {
    let known: [(String, String, Handler)] = [
      ("vide", "VideoHandler", .picture), ("soun", "SoundHandler", .sound), ("sbtl", "SubtitleHandler", .text),
    ]
    let bytes = try reader.beginning(of: payload, limit: 128)
    for (type, name, handler) in known {
      let reserved = [UInt8](repeating: 0, count: 12)
      let expected = reserved[..<8] + Array(type.utf8) + reserved + Array(name.utf8) + [0]
      if payload.count == expected.count, bytes.elementsEqual(expected) { return handler }
    }
    throw Irregularity(
      at: payload.lowerBound, "the name of the track is not one that Backlit writes: \(excerpt(bytes.dropFirst(8)))")
  }

  /// MP4, M4A and the fragmented MP4 of HLS, as FFmpeg 5.1 names them.
  static func checkBrands(_ payload: Range<Int>, isSoundOnly: Bool, _ reader: ByteReader) throws {
    let known: [(String, String)] = [
      ("iso4", "iso4isomiso2avc1mp41"), ("iso4", "iso4isomiso2mp41"), ("M4A ", "M4A iso4isomiso2"),
      ("iso5", "iso5iso6mp41"),
    ]
    let bytes = try reader.beginning(of: payload, limit: 128)
    let isKnown = known.contains { major, compatible in
      guard isSoundOnly == (major == "M4A ") else { return false }
      let expected = Array(major.utf8) + [0, 0, 2, 0] + Array(compatible.utf8)
      return payload.count == expected.count && bytes.elementsEqual(expected)
    }
    guard isKnown else {
      throw Irregularity(at: payload.lowerBound, "the brands are not those of a file of Backlit: \(excerpt(bytes))")
    }
  }

  /// The list of tags that FFmpeg writes even where there is none; in fragmented files it signs, whatever it is told.
  static func checkMetadata(_ payload: Range<Int>, isFragmented: Bool, _ reader: ByteReader) throws {
    let head: [UInt8] =
      [0, 0, 0, 0] + [0, 0, 0, 33] + Array("hdlr".utf8) + [UInt8](repeating: 0, count: 8) + Array("mdirappl".utf8)
      + [UInt8](repeating: 0, count: 9)
    let bytes = Array(try reader.beginning(of: payload, limit: 1024)), list = bytes.dropFirst(head.count)
    guard payload.count == bytes.count, bytes.starts(with: head), list.dropFirst(4).starts(with: "ilst".utf8) else {
      throw Irregularity(at: payload.lowerBound, "it is no list of tags of FFmpeg: \(excerpt(bytes))")
    }
    if list.elementsEqual([0, 0, 0, 8] + Array("ilst".utf8)) { return }
    let version = list.dropFirst(32)
    let expected = { (count: Int) -> [UInt8] in
      [0, 0, 0, UInt8(32 + count)] + Array("ilst".utf8) + [0, 0, 0, UInt8(24 + count), 0xA9] + Array("too".utf8)
        + [0, 0, 0, UInt8(16 + count)] + Array("data".utf8) + [0, 0, 0, 1, 0, 0, 0, 0]
    }
    let isSignature =
      (5...24).contains(version.count) && list.starts(with: expected(version.count))
      && version.starts(with: "Lavf".utf8)
      && version.dropFirst(4).allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    guard isFragmented, isSignature else {
      throw Irregularity(at: payload.lowerBound + head.count, "it holds tags: \(excerpt(list.dropFirst(8), limit: 80))")
    }
  }

  /// Three letters of five bits each (clause 8.4.2); nil where the box is too short to hold it.
  static func language(_ payload: Range<Int>, _ reader: ByteReader) throws -> String? {
    guard payload.count >= 24 else { return nil }
    let offset = payload.lowerBound + (try reader.byte(at: payload.lowerBound) == 1 ? 32 : 20)
    guard offset + 2 <= payload.upperBound else { return nil }
    let packed = try reader.number(at: offset, bytes: 2)
    let letters = [10, 5, 0].map { UInt8(packed >> $0 & 31) + 0x60 }
    guard packed < 0x8000, letters.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else {
      throw Irregularity(at: offset, "the language is no code of three letters: \(packed)")
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
