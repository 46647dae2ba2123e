internal import CFFmpeg

/// One compressed packet.
final class Packet {
  let pointer: UnsafeMutablePointer<AVPacket>
  private let census = Census()

  init() throws { pointer = try checkAllocated(av_packet_alloc(), "allocating a packet") }

  deinit {
    var packet: UnsafeMutablePointer<AVPacket>? = pointer
    av_packet_free(&packet)
  }

  var streamIndex: Int { Int(pointer.pointee.stream_index) }
}
