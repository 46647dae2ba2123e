internal import CFFmpeg

/// What every muxer does with packets that were encoded before.
extension UnsafeMutablePointer where Pointee == AVFormatContext {
  /// Adds a stream for packets of another; its priming is on the time line already (see `Encoder.take`).
  func addStream(copying other: UnsafeMutablePointer<AVStream>, _ operation: String, path: String) throws {
    let stream = try checkAllocated(avformat_new_stream(self, nil), operation, path: path)
    try check(avcodec_parameters_copy(stream.pointee.codecpar, other.pointee.codecpar), operation, path: path)
    stream.pointee.codecpar.pointee.codec_tag = 0
    stream.pointee.codecpar.pointee.initial_padding = 0
    stream.pointee.time_base = other.pointee.time_base
    stream.pointee.avg_frame_rate = other.pointee.avg_frame_rate
  }

  /// Writes a packet in its turn among those of the other streams.
  func writeInterleaved(_ packet: Packet, stream index: Int, _ operation: String, path: String) throws {
    guard let target = pointee.streams[index] else {
      throw MediaError(operation, path: path, reason: "stream \(index) does not exist")
    }
    av_packet_rescale_ts(packet.pointer, packet.timeBase.av, target.pointee.time_base)
    packet.pointer.pointee.stream_index = Int32(index)
    packet.pointer.pointee.pos = -1
    try check(av_interleaved_write_frame(self, packet.pointer), operation, path: path)
  }
}
