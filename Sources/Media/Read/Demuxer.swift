internal import CFFmpeg
import Files
import Support

/// Takes a container apart into packets.
///
/// The source is read through our own descriptor, with the demuxers and decoders of one `InputTier`, and with nothing that
/// could make FFmpeg open another file or a network connection.
final class Demuxer {
  let info: MediaInfo
  let path: String
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let bytes: ByteSource
  private var timeBases: [Int: Rational] = [:]
  /// Whether FFmpeg logged an error while it read; whoever asks sets it back.
  var hasComplained = false
  /// Where the packets that were read end, in seconds of the source.
  private(set) var lastSeconds: Double?
  private let census = Census()

  /// Throws `MediaError` where the file is empty, is not media of this tier, or says nothing about its streams.
  init(_ file: SourceFile, tier: InputTier) throws {
    FFmpegLog.collecting
    av_max_alloc(InputLimits.allocation)
    guard file.size > 0 else {
      throw MediaError(
        "opening the media", path: file.path, reason: "the file is empty", advice: "Copy it again from where it came")
    }
    path = file.path
    bytes = try ByteSource(file)
    context = try Self.open(bytes, path: file.path, tier: tier)
    do {
      try Self.findStreams(in: context, path: file.path)
      info = try MediaInfo(context)
    } catch {
      Self.close(context)
      throw error
    }
  }

  deinit { Self.close(context) }

  /// The next packet in file order; nil at the end.
  func take() throws -> Packet? {
    let packet = try Packet()
    let code = try check(
      av_read_frame(context, packet.pointer), "reading the media", path: path, expected: [backlit_eof()])
    if code == backlit_eof() {
      // A read error also ends the packets: the I/O context knows.
      let failure = bytes.pointer.pointee.error
      guard failure >= 0 || failure == backlit_eof() else {
        throw MediaError("reading the media", path: path, code: failure)
      }
      return nil
    }
    // Where a file's structure is damaged, demuxers complain and go on with what they find next.
    if FFmpegLog.takeLastLine() != nil { hasComplained = true }
    packet.timeBase = try timeBases[packet.streamIndex] ?? Rational(stream(packet.streamIndex).pointee.time_base)
    timeBases[packet.streamIndex] = packet.timeBase
    if let end = packet.endSeconds { lastSeconds = max(lastSeconds ?? end, end) }
    return packet
  }

  /// Only these streams give packets from now on.
  func discardAllBut(_ indices: [Int]) {
    for index in 0..<Int(context.pointee.nb_streams) {
      context.pointee.streams[index]?.pointee.discard = indices.contains(index) ? AVDISCARD_DEFAULT : AVDISCARD_ALL
    }
  }

  func stream(_ index: Int) throws -> UnsafeMutablePointer<AVStream> {
    guard index < Int(context.pointee.nb_streams), let stream = context.pointee.streams[index] else {
      throw MediaError("opening the media", path: path, reason: "stream \(index) does not exist")
    }
    return stream
  }

  private static func open(
    _ bytes: ByteSource, path: String, tier: InputTier
  ) throws -> UnsafeMutablePointer<AVFormatContext> {
    var options = try OptionDictionary([
      ("protocol_whitelist", ""), ("format_whitelist", tier.demuxers), ("codec_whitelist", tier.decoders),
      ("max_streams", "\(InputLimits.streams)"), ("probesize", "\(InputLimits.probe)"),
      ("analyzeduration", "\(InputLimits.analysis)"), ("max_probe_packets", "\(InputLimits.probePackets)"),
    ])
    let allocated = try checkAllocated(avformat_alloc_context(), "opening the media", path: path)
    allocated.pointee.pb = bytes.pointer
    allocated.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
    backlit_refuse_opening_others(allocated)
    var opened: UnsafeMutablePointer<AVFormatContext>? = allocated
    do {
      try check(avformat_open_input(&opened, nil, nil, &options.pointer), "opening the media", path: path)
    } catch {
      // On its own failure the function has freed the context; where the call was never made it is still ours.
      if opened != nil { avformat_free_context(opened) }
      // This is what FFmpeg answers where the format is not on our list.
      if (error as? MediaError)?.code == backlit_averror(EINVAL) { throw refused(path, tier) }
      throw error
    }
    guard let opened else { throw MediaError("opening the media", path: path, reason: "nothing was opened") }
    return opened
  }

  private static func refused(_ path: String, _ tier: InputTier) -> MediaError {
    MediaError(
      "opening the media", path: path,
      reason:
        "it is not a video or sound file of a format that is read \(tier == .scraped ? "from strangers" : "here")",
      advice: tier == .scraped
        ? "If it is your own footage, from a camera or an editor, allow more formats (formats: cameras, or --cameras)"
        : "Convert it to MP4 first")
  }

  private static func findStreams(in context: UnsafeMutablePointer<AVFormatContext>, path: String) throws {
    let count = Int(context.pointee.nb_streams)
    let options = UnsafeMutablePointer<OpaquePointer?>.allocate(capacity: max(count, 1))
    options.initialize(repeating: nil, count: max(count, 1))
    defer {
      for index in 0..<count { av_dict_free(&options[index]) }
      options.deallocate()
    }
    for index in 0..<count {
      try check(av_dict_set(&options[index], "max_pixels", "\(InputLimits.pixels)", 0), "probing the media", path: path)
      try check(av_dict_set(&options[index], "threads", "1", 0), "probing the media", path: path)
    }
    try check(avformat_find_stream_info(context, options), "probing the media", path: path)
  }

  private static func close(_ context: UnsafeMutablePointer<AVFormatContext>) {
    var context: UnsafeMutablePointer<AVFormatContext>? = context
    avformat_close_input(&context)
  }
}
