internal import CFFmpeg

/// What a decoder must know before the first picture: parameter sets, the same for all parts of a track.
struct StreamHeader: Equatable, Sendable {
  private let bytes: [UInt8]
  /// `3.1`, `1b`.
  let level: String

  /// Throws `MediaError` where it is none of H.264 (7.3.2.1.1: profile, constraints and level are the first bytes of the first parameter set; annex A.3: level
  /// 1b is number 9, or 11 with a constraint).
  init(of encoder: Encoder, path: String) throws {
    let context = encoder.context.pointee
    bytes = Array(UnsafeBufferPointer(start: context.extradata, count: Int(context.extradata_size)))
    guard bytes.count > 8, bytes.starts(with: [0, 0, 0, 1]), bytes[4] & 0x1f == 7 else {
      throw MediaError("encoding the picture", path: path, reason: "the encoder's header is not that of H.264")
    }
    level = bytes[7] == 11 && bytes[6] & 0x10 != 0 ? "1b" : "\(bytes[7] / 10).\(bytes[7] % 10)"
  }
}
