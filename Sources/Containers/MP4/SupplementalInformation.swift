/// Supplemental enhancement information (ITU-T H.264, clause 7.3.2.3 and Annex D), in which encoders write their settings, cameras what
/// they know, and television its captions.
enum SupplementalInformation {
  /// Buffering period, picture timing and recovery point: numbers that x264 writes for decoders.
  private static let allowed: Set = [0, 1, 6]
  /// Bytes that those take at most.
  private static let payloadLimit = 64
  private static let unitLimit = 1024
  private static let names = [4: "registered user data (T.35)", 5: "unregistered user data, such as encoder settings"]

  static func check(_ unit: Range<Int>, _ reader: ByteReader) throws {
    let isShort = unit.count <= unitLimit
    let beginning = try reader.beginning(of: unit, limit: unitLimit)
    let bytes = RawByteSequence(beginning.dropFirst(), at: unit.lowerBound).bytes
    var index = 0
    repeat {
      guard let type = number(bytes, &index), let size = number(bytes, &index) else {
        throw Irregularity(at: unit.lowerBound, "supplemental information is broken: \(excerpt(bytes))")
      }
      guard allowed.contains(type), size <= payloadLimit else {
        throw Irregularity(
          at: unit.lowerBound,
          "supplemental information of type \(type) is foreign\(names[type].map { ", \($0)" } ?? ""): "
            + excerpt(bytes.dropFirst(index), limit: 64))
      }
      index += size
    } while index < bytes.count - 1
    guard isShort, index == bytes.count - 1, bytes[index] == 0x80 else {
      throw Irregularity(at: unit.lowerBound, "supplemental information does not end where it should")
    }
  }

  /// Bytes of 255 and a last one are added up (clause 7.3.2.3.1).
  private static func number(_ bytes: [UInt8], _ index: inout Int) -> Int? {
    var sum = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      sum += Int(byte)
      if byte != 255 { return sum }
    }
    return nil
  }
}
