internal import CFFmpeg
import Support

/// One compressed packet. `@unchecked Sendable`: it is handed on from thread to thread, and not shared.
final class Packet: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<AVPacket>
  /// Seconds per tick of its times.
  var timeBase = Rational(1, 1)
  private let census = Census()

  init() throws { pointer = try checkAllocated(av_packet_alloc(), "allocating a packet") }

  deinit {
    var packet: UnsafeMutablePointer<AVPacket>? = pointer
    av_packet_free(&packet)
  }

  var streamIndex: Int { Int(pointer.pointee.stream_index) }

  /// Bytes.
  var size: Int { Int(pointer.pointee.size) }

  /// When it is shown or heard; nil where the file does not say.
  var seconds: Double? {
    let ticks = pointer.pointee.pts != backlit_nopts() ? pointer.pointee.pts : pointer.pointee.dts
    return ticks == backlit_nopts() ? nil : Double(ticks) * timeBase.value
  }

  var endSeconds: Double? { seconds.map { $0 + Double(max(0, pointer.pointee.duration)) * timeBase.value } }

  /// Leaves out what x264 says of itself and its settings before its first picture: supplemental enhancement information, which no decoder
  /// needs (ITU-T H.264, annex B and 7.4.1: a start code of three or four bytes, and a unit of type 6).
  func stripEncoderSEI() {
    guard let base = pointer.pointee.data else { return }
    let bytes = UnsafeBufferPointer(start: base, count: Int(pointer.pointee.size))
    guard let start = bytes.firstIndex(of: 1), start == 2 || start == 3, start + 8 < bytes.count,
      bytes[..<start].allSatisfy({ $0 == 0 }), bytes[start + 1] & 0x1f == 6,
      let next = (start + 1..<bytes.count - 3).first(where: {
        bytes[$0] == 0 && bytes[$0 + 1] == 0 && bytes[$0 + 2] <= 1
      })
    else { return }
    pointer.pointee.data += next
    pointer.pointee.size -= Int32(next)
  }
}
