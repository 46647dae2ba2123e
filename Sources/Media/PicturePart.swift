import Files
internal import CFFmpeg

/// The pictures of some keyframe intervals, and the thread that encodes them to their quality alone.
final class PicturePart {
  /// What is different from the encoding of a whole track.
  struct Rate {
    /// From 0 to 1: how full the decoder's buffer is when the part begins; nil where there is no cap.
    var fullness: Double?
    /// As H.264 counts them. Without a cap an encoder would choose one that is too low; nil where it may choose.
    var level: String?

    func set(on context: UnsafeMutablePointer<AVCodecContext>) {
      guard let fullness else {
        context.pointee.rc_max_rate = 0
        context.pointee.rc_buffer_size = 0
        return
      }
      context.pointee.rc_initial_buffer_occupancy = Int32(fullness * Double(context.pointee.rc_buffer_size))
    }
  }

  private let settings: PictureEncoding
  private let length: Int
  private let header: StreamHeader
  private let path: String
  private let queue: BoundedQueue<Frame>
  private let thread: MediaThread
  private let made = Locked<[Packet]>([])
  /// Of the same pixels; kept until nobody can want them again.
  private var frames: [Frame] = []

  /// `length`: pictures; the last part of a film may have fewer. `header`: of the whole track.
  init(_ settings: PictureEncoding, length: Int, header: StreamHeader, path: String) {
    self.settings = settings
    self.length = length
    self.header = header
    self.path = path
    let queue = BoundedQueue<Frame>(capacity: length)
    self.queue = queue
    thread = MediaThread("encode part") { [made] in
      do {
        let packets = try Self.encode(settings, Rate(level: header.level), length, header, path) { try queue.take() }
        made.withLock { $0 = packets }
      } catch {
        queue.fail(error)
        throw error
      }
    }
  }

  var isFull: Bool { frames.count == length }

  func push(_ frame: Frame) throws {
    frames.append(frame)
    try queue.push(frame)
    if isFull { queue.finish() }
  }

  /// No more pictures will come. Waits for the packets, in the order in which they are decoded.
  func finish() throws -> [Packet] {
    queue.finish()
    try thread.join()
    return made.withLock { $0 }
  }

  /// The same pictures once more, so that a decoder whose buffer is as full as that does not run dry.
  func encodedAgain(fullness: Double) throws -> [Packet] {
    var rest = frames[...]
    return try Self.encode(settings, Rate(fullness: fullness, level: header.level), length, header, path) { rest.popFirst() }
  }

  /// Ends the thread, whose packets nobody wants.
  func stop(_ error: any Error) {
    queue.fail(error)
    try? thread.join()
  }

  private static func encode(
    _ settings: PictureEncoding, _ rate: Rate, _ length: Int, _ header: StreamHeader, _ path: String, next: () throws -> Frame?
  ) throws -> [Packet] {
    let encoder = try Encoder(settings, part: rate, path: path)
    guard try StreamHeader(of: encoder, path: path) == header else {
      throw MediaError("encoding the picture", path: path, reason: "the parts of the film would need different decoders")
    }
    var packets: [Packet] = []
    var count = 0
    while let frame = try next() {
      count += 1
      // A keyframe before the one that begins the next part could not be told from it (ITU-T H.264, idr_pic_id).
      try encoder.push(frame, isPredicted: count == length)
      while let packet = try encoder.take() { packets.append(packet) }
    }
    try encoder.finish()
    while let packet = try encoder.take() { packets.append(packet) }
    return packets
  }
}

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
