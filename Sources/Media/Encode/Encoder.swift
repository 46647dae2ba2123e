internal import CFFmpeg
import Support

/// Turns frames into the packets of one stream. Only `TrackWriter` and what it is made of make one, and it passes on nothing
/// but redacted frames and sound.
protocol StreamEncoder: MediaProcessor where Input == Frame, Output == Packet {
  /// What a container has to know of the stream.
  var context: UnsafeMutablePointer<AVCodecContext> { get }
}

/// One encoder of FFmpeg.
final class Encoder: StreamEncoder {
  let context: UnsafeMutablePointer<AVCodecContext>
  private let operation: String
  private let path: String
  /// Samples that the encoder puts before the first one; 0 for pictures.
  private var priming: Int64 { Int64(context.pointee.initial_padding) }
  private let census = Census()

  /// `part`: for what is put together with other parts of the same track.
  init(_ settings: PictureEncoding, part: PicturePart.Rate? = nil, path: String) throws {
    operation = "encoding the picture"
    self.path = path
    context = try Self.allocate("libx264", package: "libavcodec-extra", operation, path)
    let av = context
    av.pointee.width = Int32(clamping: settings.width)
    av.pointee.height = Int32(clamping: settings.height)
    av.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    av.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
    av.pointee.framerate = settings.frameRate.av
    av.pointee.time_base = AVRational(num: settings.frameRate.denominator, den: settings.frameRate.numerator)
    av.pointee.gop_size = Int32(clamping: settings.keyframeInterval)
    av.pointee.max_b_frames = Int32(clamping: settings.bFrames)
    av.pointee.thread_count = Int32(clamping: settings.threads)
    av.pointee.color_range = AVCOL_RANGE_MPEG
    av.pointee.colorspace = AVCOL_SPC_BT709
    av.pointee.color_primaries = AVCOL_PRI_BT709
    av.pointee.color_trc = AVCOL_TRC_BT709
    if settings.hasFixedKeyframes { av.pointee.keyint_min = Int32(clamping: settings.keyframeInterval) }
    var x264 = "lookahead-threads=1:sliced-threads=0:open-gop=0" + Self.safeAssembly
    if settings.hasFixedKeyframes { x264 += ":scenecut=0" }
    var options = [("preset", settings.preset), ("profile", settings.profile), ("a53cc", "0")]
    if let level = part?.level ?? settings.level { options.append(("level", level)) }
    options += Self.setRate(settings.rate, on: av)
    if let part {
      x264 += ":stitchable=1"
      part.set(on: av)
    }
    try open(options + [("x264-params", x264)])
  }

  init(_ settings: SoundEncoding, path: String) throws {
    operation = "encoding the sound"
    self.path = path
    context = try Self.allocate("aac", package: "libavcodec59", operation, path)
    let av = context
    av.pointee.sample_rate = Int32(clamping: settings.sampleRate)
    av.pointee.sample_fmt = AV_SAMPLE_FMT_FLTP
    av.pointee.bit_rate = Int64(settings.bitRate)
    av.pointee.time_base = AVRational(num: 1, den: Int32(clamping: settings.sampleRate))
    av_channel_layout_default(&av.pointee.ch_layout, Int32(clamping: settings.channels))
    try open([])
  }

  deinit {
    var context: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&context)
  }

  func push(_ frame: Frame) throws { try push(frame, isPredicted: false) }

  /// `isPredicted`: from the ones before it, and so no keyframe.
  func push(_ shared: Frame, isPredicted: Bool) throws {
    // The picture type of the source must not steer the encoder. Others may be encoding the same picture: nothing is written to it.
    let type = isPredicted ? AV_PICTURE_TYPE_P : AV_PICTURE_TYPE_NONE
    let frame = shared.pointer.pointee.pict_type == type ? shared : try shared.reference()
    if frame !== shared { frame.pointer.pointee.pict_type = type }
    try check(avcodec_send_frame(context, frame.pointer), operation, path: path)
  }

  func finish() throws {
    try check(avcodec_send_frame(context, nil), operation, path: path, expected: [backlit_eof()])
  }

  /// The times of sound begin with the encoder's priming at 0: whoever feeds it leaves out as many samples (`RenditionResampler`), and no edit list is needed.
  func take() throws -> Packet? {
    let packet = try Packet()
    let code = try check(
      avcodec_receive_packet(context, packet.pointer), operation, path: path, expected: expectedWhileStreaming)
    guard code >= 0 else { return nil }
    packet.timeBase = Rational(context.pointee.time_base)
    packet.pointer.pointee.pts += priming
    packet.pointer.pointee.dts += priming
    if context.pointee.codec_type == AVMEDIA_TYPE_VIDEO { packet.stripEncoderSEI() }
    return packet
  }

  /// With AVX-512, x264 (build 164) makes the small pictures of its lookahead from memory beyond the picture where the width is no
  /// multiple of 128: the same input then gives other bytes from run to run. AVX2 gives the bytes that AVX-512 should, in the same time.
  /// (To see it: MALLOC_PERTURB_=1 and =77, ffmpeg with libx264 on a picture of 854×480.)
  private static let safeAssembly = av_get_cpu_flags() & AV_CPU_FLAG_AVX512 != 0 ? ":asm=AVX2" : ""

  private static func setRate(
    _ rate: PictureEncoding.RateControl, on context: UnsafeMutablePointer<AVCodecContext>
  ) -> [(String, String)] {
    switch rate {
    case .quality(let crf, let maximumBitRate):
      context.pointee.rc_max_rate = Int64(maximumBitRate)
      context.pointee.rc_buffer_size = Int32(clamping: maximumBitRate.multipliedClamped(by: 2))
      return [("crf", "\(crf)")]
    case .average(let bitRate, let pass, let stats):
      context.pointee.bit_rate = Int64(bitRate)
      context.pointee.flags |= pass == .first ? AV_CODEC_FLAG_PASS1 : AV_CODEC_FLAG_PASS2
      return [("stats", stats)]
    }
  }

  private func open(_ options: [(String, String)]) throws {
    // The stored properties are all set: should this throw, deinit frees the context.
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER
    context.pointee.flags |= Int32(bitPattern: AV_CODEC_FLAG_CLOSED_GOP)
    var dictionary = try OptionDictionary(options)
    try check(avcodec_open2(context, nil, &dictionary.pointer), operation, path: path)
    try dictionary.requireAllUsed(by: "the encoder")
  }

  private static func allocate(
    _ name: String, package: String, _ operation: String, _ path: String
  ) throws -> UnsafeMutablePointer<AVCodecContext> {
    guard let codec = avcodec_find_encoder_by_name(name) else {
      throw MediaError(
        operation, path: path, reason: "this FFmpeg has no encoder '\(name)'",
        advice: "Install the Debian package \(package)")
    }
    return try checkAllocated(avcodec_alloc_context3(codec), operation, path: path)
  }
}
