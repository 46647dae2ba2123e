internal import CFFmpeg
import Files
import Foundation
import Support

/// What finished tracks are put together in.
public enum Container: String, Sendable, Hashable, Codable {
  /// MP4: index first, no edit list.
  case mp4
  /// MP4 with nothing but sound.
  case m4a

  fileprivate var muxer: String { self == .mp4 ? "mp4" : "ipod" }
}

/// Puts packets together into an MP4 file under a temporary name. Unless `finish()` succeeds, the file is discarded.
final class Muxer {
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let path: String
  private let temporary: String
  private let isForPublication: Bool
  private var written: [Int] = []
  private var isPublished = false
  private let census = Census()

  /// `isForPublication`: see `begin`. A file that only we read needs neither, and is written once.
  init(path: String, container: Container = .mp4, isForPublication: Bool = true) throws {
    self.path = path
    self.isForPublication = isForPublication
    temporary = WholeFile.temporaryPath(for: path)
    FFmpegLog.collecting
    var allocated: UnsafeMutablePointer<AVFormatContext>?
    try check(
      avformat_alloc_output_context2(&allocated, nil, container.muxer, "file:\(temporary)"), "starting the rendition",
      path: path)
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
  func addStream(for encoder: any StreamEncoder) throws {
    let stream = try checkAllocated(avformat_new_stream(context, nil), "starting the rendition", path: path)
    try check(
      avcodec_parameters_from_context(stream.pointee.codecpar, encoder.context), "starting the rendition", path: path)
    // Its priming is on the time line already: see `Encoder.take`.
    stream.pointee.codecpar.pointee.initial_padding = 0
    stream.pointee.time_base = encoder.context.pointee.time_base
    stream.pointee.avg_frame_rate = encoder.context.pointee.framerate
    written.append(0)
  }

  /// Adds a stream for packets that were encoded before.
  func addStream(copying other: UnsafeMutablePointer<AVStream>) throws {
    try context.addStream(copying: other, "starting the rendition", path: path)
    written.append(0)
  }

  /// Adds a stream for captions; its packets count milliseconds.
  func addStream(for captions: CaptionTrack) throws {
    let operation = "starting the rendition"
    let stream = try checkAllocated(avformat_new_stream(context, nil), operation, path: path)
    guard let parameters = stream.pointee.codecpar else {
      throw MediaError(operation, path: path, reason: "a stream has no parameters")
    }
    let entry = TimedText.sampleEntry
    parameters.pointee.codec_type = AVMEDIA_TYPE_SUBTITLE
    parameters.pointee.codec_id = AV_CODEC_ID_MOV_TEXT
    let extradata = try checkAllocated(
      av_mallocz(entry.count + Int(AV_INPUT_BUFFER_PADDING_SIZE)), operation, path: path)
    parameters.pointee.extradata = extradata.initializeMemory(as: UInt8.self, from: entry, count: entry.count)
    parameters.pointee.extradata_size = Int32(entry.count)
    stream.pointee.time_base = AVRational(num: 1, den: 1000)
    try check(
      av_dict_set(&stream.pointee.metadata, "language", CaptionTrack.code(of: captions.language), 0), operation,
      path: path)
    written.append(0)
  }

  func begin() throws {
    try check(
      avio_open(&context.pointee.pb, "file:\(temporary)", AVIO_FLAG_WRITE), "creating the rendition", path: path)
    // YouTube and Instagram ask for files with the index first, and without edit lists; composition offsets that may be negative
    // put the first picture at zero without one (ISO/IEC 14496-12, version 1 of the ctts box).
    let flags = isForPublication ? [("movflags", "+faststart+negative_cts_offsets")] : []
    var options = try OptionDictionary(flags + [("use_editlist", "0")])
    try check(avformat_write_header(context, &options.pointer), "writing the rendition", path: path)
    try options.requireAllUsed(by: "the muxer")
  }

  /// Writes a packet in its turn among those of the other stream.
  func write(_ packet: Packet, stream: Int) throws {
    try context.writeInterleaved(packet, stream: stream, "writing the rendition", path: path)
    written[stream] += 1
  }

  /// Packets that were written so far, of all streams.
  var packetCount: Int { written.reduce(0, +) }

  /// Writes the index, closes, and gives the file its name; what is published is read back and made durable first.
  func finish() throws {
    try check(av_write_trailer(context), "finishing the rendition", path: path)
    // Some write errors show only here.
    try check(avio_closep(&context.pointee.pb), "closing the rendition", path: path)
    if isForPublication {
      try ReadBack.check(temporary, path: path, written: written)
      try WholeFile.publish(temporary, as: path)
    } else {
      // Whoever packages it counts its packets, and nobody needs it after a crash.
      try WholeFile.renamePrivately(temporary, to: path)
    }
    isPublished = true
  }
}
