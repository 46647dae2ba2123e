internal import CFFmpeg

/// What a filter graph must know of its input, and what may not change in the middle.
struct FrameFormat: Hashable, CustomStringConvertible {
  private let width: Int32
  private let height: Int32
  private let format: Int32
  private let sampleAspectRatio: Rational
  private let sampleRate: Int32
  private let channelLayout: String
  private let timeBase: Rational

  init(_ frame: Frame) {
    let av = frame.pointer.pointee
    width = av.width
    height = av.height
    format = av.format
    let ratio = Rational(av.sample_aspect_ratio)
    sampleAspectRatio = ratio.isValid ? ratio : Rational(1, 1)
    sampleRate = av.sample_rate
    channelLayout = av.sample_rate > 0 ? Self.name(of: av.ch_layout) : ""
    timeBase = frame.timeBase
  }

  private var isSound: Bool { sampleRate > 0 }

  var bufferArguments: String {
    isSound
      ? "time_base=\(timeBase):sample_rate=\(sampleRate):sample_fmt=\(format):channel_layout=\(channelLayout)"
      : "video_size=\(width)x\(height):pix_fmt=\(format):time_base=\(timeBase):pixel_aspect=\(sampleAspectRatio)"
  }

  var description: String { isSound ? "\(sampleRate) Hz \(channelLayout)" : "\(width)x\(height)" }

  /// `stereo`
  private static func name(of layout: AVChannelLayout) -> String {
    var layout = layout
    var buffer = [CChar](repeating: 0, count: 128)
    guard av_channel_layout_describe(&layout, &buffer, buffer.count) > 0 else { return "\(layout.nb_channels)c" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
