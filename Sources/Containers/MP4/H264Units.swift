/// The units of one coded picture (ITU-T H.264, clause 7.4.1, table 7-1), each preceded by its length (ISO/IEC 14496-15, clause 5.3.4.2).
///
/// Slices are not decoded: what lies inside one, or behind its end but inside its unit, cannot be seen.
enum H264Units {
  /// Throws `Irregularity` at the first unit that x264 does not write as Backlit runs it.
  static func check(_ sample: Range<Int>, lengthSize: Int, _ reader: ByteReader) throws {
    var offset = sample.lowerBound
    while offset < sample.upperBound {
      guard sample.upperBound - offset > lengthSize else {
        throw Irregularity(at: offset, "\(sample.upperBound - offset) bytes of a picture are no unit")
      }
      let length = try reader.number(at: offset, bytes: lengthSize)
      let start = offset + lengthSize
      guard length > 0, length <= sample.upperBound - start else {
        throw Irregularity(at: offset, "a unit of \(length) bytes does not fit into its picture")
      }
      try check(unit: start..<start + length, reader)
      offset = start + length
    }
  }

  private static func check(unit: Range<Int>, _ reader: ByteReader) throws {
    let header = try reader.byte(at: unit.lowerBound)
    let type = header & 0x1F
    guard header & 0x80 == 0 else { throw Irregularity(at: unit.lowerBound, "a unit is broken") }
    switch type {
    case 1, 5: break
    case 6: try SupplementalInformation.check(unit, reader)
    case 9 where unit.count == 2: break
    // Filler data: bytes of ones, and the end (clause 7.3.2.7).
    case 12:
      let end = unit.upperBound - 1
      guard unit.count >= 2, try reader.byte(at: end) == 0x80,
        try reader.first(in: unit.lowerBound + 1..<end, not: 0xFF) == nil
      else {
        throw Irregularity(
          at: unit.lowerBound, "a filler unit holds something: \(excerpt(try reader.beginning(of: unit).dropFirst()))")
      }
    // Parameter sets are in the decoder configuration alone.
    default:
      throw Irregularity(
        at: unit.lowerBound,
        "a unit of type \(type) is none that Backlit writes: \(excerpt(try reader.beginning(of: unit).dropFirst()))")
    }
  }
}
