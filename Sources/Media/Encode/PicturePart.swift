internal import CFFmpeg
import Support

/// The pictures of one keyframe interval, and the thread that encodes them to their quality alone, if there is one.
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
      context.pointee.rc_initial_buffer_occupancy = Int32(clamping: fullness * Double(context.pointee.rc_buffer_size))
    }
  }

  /// What all parts of a track have in common.
  struct Track: Sendable {
    let settings: PictureEncoding
    let header: StreamHeader
    let path: String

    /// Pictures of a part; the last one of a film may have fewer.
    var length: Int { settings.keyframeInterval }
  }

  /// A part that is being encoded while it still gets pictures.
  private struct Work {
    let queue: BoundedQueue<Frame>
    let thread: WorkerThread
    let made: Locked<[Packet]>
  }

  private let track: Track
  private var work: Work?
  /// Of the same pixels; kept until nobody can want them again.
  private var frames: [Frame] = []

  /// `startsAtOnce`: as it may well turn out to need no cap.
  init(_ track: Track, startsAtOnce: Bool) {
    self.track = track
    guard startsAtOnce else { return }
    let queue = BoundedQueue<Frame>(capacity: track.length), made = Locked<[Packet]>([])
    let thread = WorkerThread("encode part") {
      do {
        let packets = try track.encode(fullness: nil) { try queue.take() }
        made.withLock { $0 = packets }
      } catch {
        queue.fail(error)
        throw error
      }
    }
    work = Work(queue: queue, thread: thread, made: made)
  }

  var isFull: Bool { frames.count == track.length }

  func push(_ frame: Frame) throws {
    frames.append(frame)
    try work?.queue.push(frame)
    if isFull { work?.queue.finish() }
  }

  /// Packets in the order in which they are decoded, of all pictures that were pushed: to their quality alone.
  func encoded() throws -> [Packet] {
    guard let work else { return try encodedHere(fullness: nil) }
    work.queue.finish()
    try work.thread.join()
    return work.made.withLock { $0 }
  }

  /// The same pictures so that a decoder whose buffer is as full as that does not run dry.
  func encoded(fullness: Double) throws -> [Packet] {
    stop()
    return try encodedHere(fullness: fullness)
  }

  /// Ends the thread, whose packets nobody wants.
  func stop() {
    work?.queue.fail(MediaError("encoding the picture", path: track.path, reason: "it was given up"))
    try? work?.thread.join()
    work = nil
  }

  /// On the thread of the caller.
  private func encodedHere(fullness: Double?) throws -> [Packet] {
    var rest = frames[...]
    return try track.encode(fullness: fullness) { rest.popFirst() }
  }
}

extension PicturePart.Track {
  fileprivate func encode(fullness: Double?, next: () throws -> Frame?) throws -> [Packet] {
    let encoder = try Encoder(settings, part: .init(fullness: fullness, level: header.level), path: path)
    guard try StreamHeader(of: encoder, path: path) == header else {
      throw MediaError(
        "encoding the picture", path: path, reason: "the parts of the film would need different decoders")
    }
    var packets: [Packet] = []
    var count = 0
    while let frame = try next() {
      count += 1
      // A keyframe before the one that begins the next part could not be told from it (ITU-T H.264, idr_pic_id).
      try encoder.push(frame, isPredicted: count == length)
      try encoder.drain { packets.append($0) }
    }
    try encoder.finish()
    try encoder.drain { packets.append($0) }
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
