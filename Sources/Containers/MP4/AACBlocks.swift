/// One block of AAC (ISO/IEC 14496-3, clause 4.4.2.1, `raw_data_block`), of which each element begins with three bits that say what it is.
///
/// Only the beginning and the end can be seen without decoding: the element of the channels comes first, and the mark of the end is the
/// last thing before the padding. A fill element or a data stream element at the beginning is found; one between the channels and
/// the end is not.
enum AACBlocks {
  private static let kinds = [
    "one channel", "a pair of channels", "coupling", "a low channel", "a data stream", "a program configuration",
    "fill data", "the end",
  ]

  static func check(_ sample: Range<Int>, channels: Int, _ reader: ByteReader) throws {
    guard sample.count >= 3 else {
      throw Irregularity(at: sample.lowerBound, "a block of sound is too short to be one")
    }
    let first = try reader.byte(at: sample.lowerBound)
    // Its number, in the next four bits, is 0: there is only one.
    guard first >> 5 == channels - 1, first >> 1 & 15 == 0 else {
      throw Irregularity(
        at: sample.lowerBound,
        "a block of sound begins with \(kinds[Int(first >> 5)]): \(excerpt(try reader.beginning(of: sample)))")
    }
    let tail = try reader.number(at: sample.upperBound - 2, bytes: 2)
    guard tail & 0xFF != 0, tail >> tail.trailingZeroBitCount & 7 == 7 else {
      throw Irregularity(at: sample.upperBound - 2, "a block of sound does not end with the mark of its end")
    }
  }
}
