internal import CFFmpeg
import Support

/// Turns the packets of one stream into frames.
final class Decoder: MediaProcessor {
  enum Decoded {
    /// `isDamaged`: the decoder filled in what was missing.
    case frame(Frame, isDamaged: Bool)
    /// Data that are not valid, from which nothing could be made; and when they would have been shown, where a packet says so.
    case refused(MediaError, atSeconds: Double?)
  }

  private let context: UnsafeMutablePointer<AVCodecContext>
  private let timeBase: Rational
  private let operation: String
  private let path: String
  /// Damage that a decoder would rather hide is an error.
  private let isStrict: Bool
  /// Of packets, not taken yet.
  private var refusals: [Decoded] = []
  private let census = Census()

  init(_ demuxer: Demuxer, stream index: Int, tier: InputTier, threads: Int, isStrict: Bool = false) throws {
    self.isStrict = isStrict
    path = demuxer.path
    let stream = try demuxer.stream(index)
    let parameters = stream.pointee.codecpar.pointee
    operation = parameters.codec_type == AVMEDIA_TYPE_AUDIO ? "decoding the sound" : "decoding the picture"
    timeBase = Rational(stream.pointee.time_base)
    guard let codec = avcodec_find_decoder(parameters.codec_id) else {
      let name = String(cString: avcodec_get_name(parameters.codec_id))
      throw MediaError(
        operation, path: path, reason: "there is no decoder for '\(name)'", advice: "Convert the file to H.264 first")
    }
    context = try checkAllocated(avcodec_alloc_context3(codec), operation, path: path)
    // Every property is set: should one of these throw, deinit frees the context.
    try check(avcodec_parameters_to_context(context, stream.pointee.codecpar), operation, path: path)
    context.pointee.pkt_timebase = stream.pointee.time_base
    context.pointee.thread_count = Int32(clamping: threads)
    context.pointee.max_pixels = Int64(InputLimits.pixels)
    if isStrict { context.pointee.err_recognition |= AV_EF_EXPLODE | AV_EF_BITSTREAM | AV_EF_BUFFER }
    // The container's list does not reach a decoder that is opened by hand.
    var options = try OptionDictionary([("codec_whitelist", tier.decoders)])
    try check(avcodec_open2(context, codec, &options.pointer), operation, path: path)
  }

  deinit {
    var context: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&context)
  }

  func push(_ packet: Packet) throws {
    let code = try check(avcodec_send_packet(context, packet.pointer), operation, path: path, expected: concealable)
    if code < 0 { refusals.append(.refused(MediaError(operation, path: path, code: code), atSeconds: packet.seconds)) }
  }

  func finish() throws {
    try check(avcodec_send_packet(context, nil), operation, path: path, expected: concealable.union([backlit_eof()]))
  }

  func take() throws -> Decoded? {
    if !refusals.isEmpty { return refusals.removeFirst() }
    let frame = try Frame(timeBase: timeBase)
    let code = try check(
      avcodec_receive_frame(context, frame.pointer), operation, path: path,
      expected: expectedWhileStreaming.union(concealable))
    if concealable.contains(code) { return .refused(MediaError(operation, path: path, code: code), atSeconds: nil) }
    guard code >= 0 else { return nil }
    let isDamaged =
      frame.pointer.pointee.decode_error_flags != 0 || frame.pointer.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0
    if isStrict && isDamaged { throw MediaError(operation, path: path, reason: "a frame is damaged") }
    frame.pointer.pointee.pts = frame.pointer.pointee.best_effort_timestamp
    if context.pointee.codec_type == AVMEDIA_TYPE_AUDIO,
      frame.pointer.pointee.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC
    {
      av_channel_layout_default(&frame.pointer.pointee.ch_layout, frame.pointer.pointee.ch_layout.nb_channels)
    }
    return .frame(frame, isDamaged: isDamaged)
  }

  /// Damage that a reader may go on after.
  private var concealable: Set<Int32> { isStrict ? [] : [backlit_invalid_data()] }
}
