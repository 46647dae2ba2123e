internal import CFFmpeg

/// One compressed packet.
final class Packet {
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

  /// When it is shown or heard; nil where the file does not say.
  var seconds: Double? {
    let ticks = pointer.pointee.pts != backlit_nopts() ? pointer.pointee.pts : pointer.pointee.dts
    return ticks == backlit_nopts() ? nil : Double(ticks) * timeBase.value
  }

  var endSeconds: Double? { seconds.map { $0 + Double(max(0, pointer.pointee.duration)) * timeBase.value } }
}
