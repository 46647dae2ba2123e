internal import CFFmpeg

/// Encodes every keyframe interval of a film for itself, several of them at once: the bytes are the same on any number of threads.
///
/// A part is encoded to its quality alone. Where it turns out that a decoder's buffer would run dry, or be left less than half full and emptier than
/// before, it is encoded again under the cap, which can be done only when all parts before it are known. So are the parts that follow, one by one, until
/// the cap presses no more.
final class PartedEncoder: StreamEncoder {
  /// The encoder of the header; it gets no pictures.
  private let first: Encoder
  private let track: PicturePart.Track
  private let partsAtOnce: Int
  private var buffer: VBVBuffer
  /// Whether the last part that is known was encoded under the cap, and needed it.
  private var isPressed = false
  /// At work, oldest first; only the last one may want pictures.
  private var parts: [PicturePart] = []
  private var packets: [Packet] = []
  private var count: Int64 = 0
  /// Of the first packet, which the times for decoding begin with.
  private var start: Int64?

  /// Fuller than this, the buffer would fill up without a cap, too: under one, x264 aims at half.
  private static let relieved = 0.7

  init(_ settings: PictureEncoding, partsAtOnce: Int, path: String) throws {
    guard case .quality(_, let maximumBitRate) = settings.rate else {
      throw MediaError("encoding the picture", path: path, reason: "two passes cannot be made in parts")
    }
    self.partsAtOnce = max(1, partsAtOnce)
    buffer = VBVBuffer(bitRate: maximumBitRate, frameRate: settings.frameRate)
    first = try Encoder(settings, part: PicturePart.Rate(fullness: buffer.fullness), path: path)
    track = PicturePart.Track(settings: settings, header: try StreamHeader(of: first, path: path), path: path)
  }

  deinit { for part in parts { part.stop() } }

  var context: UnsafeMutablePointer<AVCodecContext> { first.context }

  func push(_ frame: Frame) throws {
    if parts.last?.isFull ?? true {
      if parts.count == partsAtOnce { try settle() }
      parts.append(PicturePart(track, startsAtOnce: !isPressed))
    }
    try parts.last?.push(frame)
  }

  func finish() throws { while !parts.isEmpty { try settle() } }

  func take() throws -> Packet? { packets.isEmpty ? nil : packets.removeFirst() }

  /// Waits for the oldest part. What becomes of it depends on the parts before it, and not on which of them are at work.
  private func settle() throws {
    // Should this fail, it is still there to be stopped.
    let part = parts[0]
    var made: [Packet] = []
    var after = buffer
    if !isPressed {
      made = try part.encoded()
      let isEnough = after.take(made.map(\.size))
      isPressed = !isEnough || after.fill < min(buffer.fill, buffer.capacity / 2)
    }
    if isPressed {
      for part in parts { part.stop() }
      made = try part.encoded(fullness: buffer.fullness)
      after = buffer
      _ = after.take(made.map(\.size))
      isPressed = after.fullness < Self.relieved
    }
    buffer = after
    parts.removeFirst()
    made.forEach(setDecodingTime)
    packets.append(contentsOf: made)
  }

  /// Pictures are decoded at even times, and the first one as long before it is shown as reordering takes: an encoder that sees only the last few
  /// pictures of a film would say otherwise.
  private func setDecodingTime(_ packet: Packet) {
    let start = start ?? packet.pointer.pointee.pts - Int64(context.pointee.has_b_frames)
    self.start = start
    packet.pointer.pointee.dts = start + count
    count += 1
  }
}
