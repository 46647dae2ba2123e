internal import CFFmpeg
import Foundation

extension MediaInfo {
  init(_ context: UnsafeMutablePointer<AVFormatContext>) throws {
    container = context.pointee.iformat.map { String(cString: $0.pointee.name) } ?? "unknown"
    durationSeconds =
      context.pointee.duration == backlit_nopts() ? nil : Double(context.pointee.duration) / Double(AV_TIME_BASE)
    isDurationGuessed = context.pointee.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE
    tags = OptionDictionary.texts(of: context.pointee.metadata)
    var streams: [StreamInfo] = []
    for index in 0..<Int(context.pointee.nb_streams) {
      if let stream = context.pointee.streams[index] { streams.append(StreamInfo(stream)) }
    }
    self.streams = streams
  }
}

extension StreamInfo {
  init(_ stream: UnsafeMutablePointer<AVStream>) {
    let parameters = stream.pointee.codecpar.pointee
    let base = Rational(stream.pointee.time_base)
    func seconds(_ ticks: Int64) -> Double? { ticks == backlit_nopts() ? nil : Double(ticks) * base.value }
    index = Int(stream.pointee.index)
    kind =
      switch parameters.codec_type {
      case AVMEDIA_TYPE_VIDEO: .picture
      case AVMEDIA_TYPE_AUDIO: .sound
      case AVMEDIA_TYPE_SUBTITLE: .text
      default: .other
      }
    codec = String(cString: avcodec_get_name(parameters.codec_id))
    timeBase = base
    startSeconds = seconds(stream.pointee.start_time)
    durationSeconds = seconds(stream.pointee.duration)
    frameCount = stream.pointee.nb_frames > 0 ? Int(clamping: stream.pointee.nb_frames) : nil
    isCoverPicture = stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
    pictureFormat = kind == .picture ? PictureFormat(stream, parameters) : nil
    soundFormat =
      kind == .sound
      ? SoundFormat(sampleRate: Int(parameters.sample_rate), channels: Int(parameters.ch_layout.nb_channels)) : nil
    tags = OptionDictionary.texts(of: stream.pointee.metadata)
  }
}

extension PictureFormat {
  init(_ stream: UnsafeMutablePointer<AVStream>, _ parameters: AVCodecParameters) {
    codedWidth = Int(parameters.width)
    codedHeight = Int(parameters.height)
    let container = Rational(stream.pointee.sample_aspect_ratio), coded = Rational(parameters.sample_aspect_ratio)
    sampleAspectRatio = container.isValid ? container : coded.isValid ? coded : Rational(1, 1)
    let average = Rational(stream.pointee.avg_frame_rate), real = Rational(stream.pointee.r_frame_rate)
    frameRate = average.isValid ? average : real.isValid ? real : Rational(25, 1)
    pixelFormat = av_get_pix_fmt_name(AVPixelFormat(parameters.format)).map { String(cString: $0) } ?? "unknown"
    (rotationDegrees, isMirrored) = Self.orientation(of: stream)
    let order = parameters.field_order
    isInterlaced = order != AV_FIELD_UNKNOWN && order != AV_FIELD_PROGRESSIVE
    colorMatrix = av_color_space_name(parameters.color_space).map { String(cString: $0) } ?? "unknown"
    colorTransfer = av_color_transfer_name(parameters.color_trc).map { String(cString: $0) } ?? "unknown"
    isFullRange = parameters.color_range == AVCOL_RANGE_JPEG || pixelFormat.hasPrefix("yuvj")
  }

  /// From the signs of the display matrix (ISO/IEC 14496-12, section 6.2.2), which maps a stored point (p, q) to the shown point
  /// (a·p + c·q, b·p + d·q), y downwards. Slanted pictures are taken as upright.
  private static func orientation(of stream: UnsafeMutablePointer<AVStream>) -> (degrees: Int, isMirrored: Bool) {
    guard let data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, nil) else { return (0, false) }
    let (a, b, c, d) = data.withMemoryRebound(to: Int32.self, capacity: 9) { ($0[0], $0[1], $0[3], $0[4]) }
    if a != 0 && d != 0 && a.magnitude >= b.magnitude {
      return (d < 0 ? 180 : 0, (a < 0) != (d < 0))
    }
    guard b != 0 && c != 0 else { return (0, false) }
    return (b > 0 ? 90 : 270, (b < 0) == (c < 0))
  }
}
