internal import CFFmpeg

/// Encodes a film in parts of whole keyframe intervals, several of them at once: the bytes are the same on any number of threads.
///
/// A part is encoded to its quality alone. Where it turns out that a decoder's buffer would run dry, or be left less than half full and emptier than
/// before, it is encoded again under the cap, which can be done only when all parts before it are known.
final class PartedEncoder: StreamEncoder {
  /// The encoder of the header; it gets no pictures.
  private let first: Encoder
  private let settings: PictureEncoding
  /// Of a part, in pictures.
  private let length: Int
  private let header: StreamHeader
  private let partsAtOnce: Int
  private let path: String
  private var buffer: DecoderBuffer
  /// At work, oldest first; only the last one may want pictures.
  private var parts: [PicturePart] = []
  private var packets: [Packet] = []
  private var count: Int64 = 0
  /// Of the first packet, which the times for decoding begin with.
  private var start: Int64?

  /// `length`: of a part, in pictures.
  init(_ settings: PictureEncoding, length: Int, partsAtOnce: Int, path: String) throws {
    guard case .quality(_, let maximumBitRate) = settings.rate else {
      throw MediaError("encoding the picture", path: path, reason: "two passes cannot be made in parts")
    }
    self.settings = settings
    self.length = length
    self.partsAtOnce = max(1, partsAtOnce)
    self.path = path
    buffer = DecoderBuffer(bitRate: maximumBitRate, frameRate: settings.frameRate)
    first = try Encoder(settings, part: PicturePart.Rate(fullness: buffer.fullness), path: path)
    header = try StreamHeader(of: first, path: path)
  }

  deinit {
    let error = MediaError("encoding the picture", path: path, reason: "it was given up")
    for part in parts { part.stop(error) }
  }

  var context: UnsafeMutablePointer<AVCodecContext> { first.context }

  func push(_ frame: Frame) throws {
    if parts.last?.isFull ?? true {
      if parts.count == partsAtOnce { try settle() }
      parts.append(PicturePart(settings, length: length, header: header, path: path))
    }
    try parts.last?.push(frame)
  }

  func finish() throws { while !parts.isEmpty { try settle() } }

  func take() throws -> Packet? { packets.isEmpty ? nil : packets.removeFirst() }

  /// Waits for the oldest part.
  private func settle() throws {
    // Should this fail, it is still there to be stopped.
    let part = parts[0]
    var made = try part.finish()
    var after = buffer
    let isEnough = after.take(made.map(\.size)) && after.fill >= min(buffer.fill, buffer.capacity / 2)
    if !isEnough {
      made = try part.encodedAgain(fullness: buffer.fullness)
      after = buffer
      _ = after.take(made.map(\.size))
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
