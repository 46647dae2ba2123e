import Files
import Foundation
internal import CFFmpeg

/// Puts packets together into an MP4 file under a temporary name. Unless `finish()` succeeds, the file is discarded.
final class Muxer {
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let path: String
  private let temporary: String
  private var timeBases: [Rational] = []
  private var written: [Int] = []
  private var isPublished = false
  private let census = Census()

  init(path: String) throws {
    self.path = path
    temporary = WholeFile.temporaryPath(for: path)
    FFmpegLog.collecting
    var allocated: UnsafeMutablePointer<AVFormatContext>?
    try check(
      avformat_alloc_output_context2(&allocated, nil, "mp4", "file:\(temporary)"), "starting the rendition", path: path)
    guard let allocated else { throw MediaError("starting the rendition", path: path, reason: "nothing was allocated") }
    context = allocated
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
  }

  deinit {
    if context.pointee.pb != nil { avio_closep(&context.pointee.pb) }
    avformat_free_context(context)
    if !isPublished { unlink(temporary) }
  }

  /// Adds a stream for an opened encoder; streams are numbered from 0.
  func addStream(for encoder: Encoder) throws {
    let stream = try checkAllocated(avformat_new_stream(context, nil), "starting the rendition", path: path)
    try check(
      avcodec_parameters_from_context(stream.pointee.codecpar, encoder.context), "starting the rendition", path: path)
    stream.pointee.time_base = encoder.context.pointee.time_base
    stream.pointee.avg_frame_rate = encoder.context.pointee.framerate
    timeBases.append(Rational(encoder.context.pointee.time_base))
    written.append(0)
  }

  func begin() throws {
    try check(
      avio_open(&context.pointee.pb, "file:\(temporary)", AVIO_FLAG_WRITE), "creating the rendition", path: path)
    var options = try OptionDictionary([("movflags", "+faststart")])
    try check(avformat_write_header(context, &options.pointer), "writing the rendition", path: path)
    try options.requireAllUsed(by: "the muxer")
  }

  /// Writes a packet whose times are in the encoder's time base; it is interleaved with the other stream.
  func write(_ packet: Packet, stream: Int) throws {
    guard let target = context.pointee.streams[stream] else { return }
    av_packet_rescale_ts(packet.pointer, timeBases[stream].av, target.pointee.time_base)
    packet.pointer.pointee.stream_index = Int32(stream)
    try check(av_interleaved_write_frame(context, packet.pointer), "writing the rendition", path: path)
    written[stream] += 1
  }

  /// Writes the index, closes, reads everything back, and gives the file its name.
  func finish() throws {
    try check(av_write_trailer(context), "finishing the rendition", path: path)
    // Some write errors show only here.
    try check(avio_closep(&context.pointee.pb), "closing the rendition", path: path)
    try readBack()
    try WholeFile.publish(temporary, as: path)
    isPublished = true
  }

  private func readBack() throws {
    let demuxer = try Demuxer(SourceFile(path: temporary), tier: .scraped)
    var found = [Int](repeating: 0, count: written.count)
    while let packet = try demuxer.take() {
      guard found.indices.contains(packet.streamIndex) else { break }
      found[packet.streamIndex] += 1
    }
    guard found == written else {
      throw MediaError(
        "reading the rendition back", path: path, reason: "it holds \(found) packets instead of the \(written) that were written",
        advice: "The disk may be failing: write to another one")
    }
  }
}
