/// The decoder configuration of H.264 (ISO/IEC 14496-15, clause 5.3.3.1): parameter sets, and nothing else.
enum AVCConfiguration {
  /// Parameter sets of x264 have some 30 bytes.
  private static let parameterSetLimit = 128

  /// Of the number before every unit, in bytes. Throws `Irregularity` where it holds anything but one sequence and one picture parameter set.
  static func lengthSize(in payload: Range<Int>, _ reader: ByteReader) throws -> Int {
    guard (11...512).contains(payload.count) else {
      throw Irregularity(at: payload.lowerBound, "a decoder configuration of \(payload.count) bytes is none")
    }
    let bytes = Array(try reader.bytes(payload))
    guard bytes[0] == 1, bytes[4] & 0xFC == 0xFC, bytes[5] == 0xE1 else {
      throw Irregularity(at: payload.lowerBound, "the decoder configuration has another head: \(hexadecimal(bytes))")
    }
    var index = 6
    func takeSet(_ type: UInt8) throws -> (RawByteSequence, Int) {
      guard bytes.count - index >= 3 else { throw Irregularity(at: payload.lowerBound + index, "it ends too early") }
      let length = Int(bytes[index]) << 8 | Int(bytes[index + 1])
      guard (2...parameterSetLimit).contains(length), length <= bytes.count - index - 2, bytes[index + 2] & 0x9F == type
      else {
        throw Irregularity(at: payload.lowerBound + index, "a parameter set is none: \(hexadecimal(bytes[index...]))")
      }
      let start = payload.lowerBound + index + 2
      defer { index += 2 + length }
      return (RawByteSequence(bytes[index + 3..<index + 2 + length], at: start), start)
    }
    let (sequence, sequenceStart) = try takeSet(7)
    try ParameterSets.checkSequence(sequence, at: sequenceStart)
    guard index < bytes.count, bytes[index] == 1 else {
      throw Irregularity(at: payload.lowerBound + index, "it holds not exactly one picture parameter set")
    }
    index += 1
    let (picture, pictureStart) = try takeSet(8)
    try ParameterSets.checkPicture(picture, at: pictureStart)
    // Profiles from High on say the chroma format and the depth (8 bits), and have no extensions.
    let rest = Array(bytes[index...])
    let isHigh = [100, 110, 122, 144].contains(bytes[1])
    let isPlain =
      rest.isEmpty || (isHigh && rest.count == 4 && rest[0] & 0xFC == 0xFC && rest[1...] == [0xF8, 0xF8, 0])
    guard isPlain else { throw Irregularity(at: payload.lowerBound + index, "more follows: \(excerpt(rest))") }
    return Int(bytes[4] & 3) + 1
  }
}

/// The decoder configuration of AAC-LC (ISO/IEC 14496-1, clause 7.2.6; 14496-3, clause 1.6.2.1): descriptors of fixed order, and in the
/// innermost one a few bits. A program configuration element, which could hold a comment, is not among them.
enum AudioConfiguration {
  /// Their number. Throws `Irregularity` where anything else is said.
  static func channels(in payload: Range<Int>, _ reader: ByteReader) throws -> Int {
    guard (20...128).contains(payload.count) else {
      throw Irregularity(at: payload.lowerBound, "a decoder configuration of \(payload.count) bytes is none")
    }
    let bytes = Array(try reader.bytes(payload))
    func wrong(_ index: Int, _ what: String) -> Irregularity {
      Irregularity(at: payload.lowerBound + index, "\(what): \(hexadecimal(bytes[min(index, bytes.count)...]))")
    }
    guard bytes[..<4] == [0, 0, 0, 0] else { throw wrong(0, "another version") }
    let stream = try descriptor(3, in: 4..<bytes.count, bytes, wrong)
    guard stream.upperBound == bytes.count, stream.count > 3, bytes[stream.lowerBound + 2] == 0 else {
      throw wrong(stream.lowerBound, "the description of the stream is not as Backlit writes it")
    }
    let decoder = try descriptor(4, in: stream.lowerBound + 3..<stream.upperBound, bytes, wrong)
    // MPEG-4 audio; an audio stream; then the sizes of the decoder's buffer and the bit rates.
    guard decoder.count > 13, bytes[decoder.lowerBound] == 0x40, bytes[decoder.lowerBound + 1] == 0x15 else {
      throw wrong(decoder.lowerBound, "the decoder is none of AAC")
    }
    let audio = try descriptor(5, in: decoder.lowerBound + 13..<decoder.upperBound, bytes, wrong)
    let synchronisation = try descriptor(6, in: decoder.upperBound..<stream.upperBound, bytes, wrong)
    guard audio.upperBound == decoder.upperBound, synchronisation.upperBound == stream.upperBound,
      bytes[synchronisation] == [2]
    else { throw wrong(audio.upperBound, "more follows") }
    // Five bits: AAC-LC; four: sample rate; four: channels; then frames of 1024 samples and no extension; FFmpeg adds that there is no SBR.
    let rest = bytes[audio].dropFirst(2)
    guard audio.count >= 2, bytes[audio.lowerBound] >> 3 == 2, bytes[audio.lowerBound + 1] & 7 == 0,
      rest.isEmpty || rest.elementsEqual([0x56, 0xE5, 0])
    else { throw wrong(audio.lowerBound, "it is not plain AAC-LC") }
    let channels = Int(bytes[audio.lowerBound + 1] >> 3 & 15)
    guard channels == 1 || channels == 2 else { throw wrong(audio.lowerBound, "it has \(channels) channels") }
    return channels
  }

  /// What the descriptor at the beginning of `range` holds. Its length has seven bits in each byte, of which the last has no eighth.
  private static func descriptor(
    _ tag: UInt8, in range: Range<Int>, _ bytes: [UInt8], _ wrong: (Int, String) -> Irregularity
  ) throws -> Range<Int> {
    guard let first = range.first, bytes[first] == tag else { throw wrong(range.lowerBound, "no descriptor \(tag)") }
    var length = 0, index = first + 1
    for _ in 0..<4 where index < range.upperBound {
      let byte = bytes[index]
      length = length << 7 | Int(byte & 0x7F)
      index += 1
      if byte & 0x80 == 0 { break }
    }
    guard length <= range.upperBound - index else { throw wrong(first, "descriptor \(tag) is too long") }
    return index..<index + length
  }
}
