internal import CFFmpeg
import Files

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

/// Reads a file of our own making from its first packet to its last.
enum ReadBack {
  /// `written` is how many packets each stream was given; `path` is the name that the file will have, for messages.
  /// Throws `MediaError` where they are not all there.
  static func check(_ file: String, path: String, written: [Int]) throws {
    let demuxer = try Demuxer(SourceFile(path: file), tier: .scraped)
    var found = [Int](repeating: 0, count: written.count)
    while let packet = try demuxer.take() {
      guard found.indices.contains(packet.streamIndex) else { break }
      // The muxer marks the end of every caption with an empty sample of its own.
      if try demuxer.stream(packet.streamIndex).pointee.codecpar.pointee.codec_id == AV_CODEC_ID_MOV_TEXT,
        packet.pointer.pointee.size <= 2
      {
        continue
      }
      found[packet.streamIndex] += 1
    }
    guard found == written else {
      throw MediaError(
        "reading the rendition back", path: path,
        reason: "it holds \(found) packets instead of the \(written) that were written",
        advice: "The disk may be failing: write to another one")
    }
  }
}
