internal import CFFmpeg

/// Sound as planes of floats, one for each channel, at whatever rate and with whatever channels it came.
public final class PlanarSound: MediaProcessor {
  private let graph = FilterGraph(.sound, operation: "preparing the sound") { _ in "aformat=sample_fmts=fltp" }

  public init() {}

  public func push(_ frame: Frame) throws { try graph.push(frame) }
  public func finish() throws { try graph.finish() }
  public func take() throws -> Frame? { try graph.take() }
}

extension Frame {
  /// Samples a second.
  public var sampleRate: Int { Int(pointer.pointee.sample_rate) }
  public var channelCount: Int { Int(pointer.pointee.ch_layout.nb_channels) }

  /// Planes of floats, to be listened to only. Throws `MediaError` for any other sound.
  public func withSamples<Result>(_ body: ([UnsafePointer<Float>]) throws -> Result) throws -> Result {
    try withExtendedLifetime(self) { try body(planesOfFloats().map { UnsafePointer($0) }) }
  }

  /// Another block with the same time, length, rate and channels, silent until `body` fills it.
  public func block(_ body: ([UnsafeMutablePointer<Float>]) throws -> Void) throws -> Frame {
    let frame = try Frame(timeBase: timeBase)
    let av = frame.pointer
    av.pointee.nb_samples = pointer.pointee.nb_samples
    av.pointee.sample_rate = pointer.pointee.sample_rate
    av.pointee.format = AV_SAMPLE_FMT_FLTP.rawValue
    av.pointee.pts = pointer.pointee.pts
    av.pointee.pkt_duration = pointer.pointee.pkt_duration
    try check(av_channel_layout_copy(&av.pointee.ch_layout, &pointer.pointee.ch_layout), "allocating sound")
    try check(av_frame_get_buffer(av, 0), "allocating sound")
    try check(
      av_samples_set_silence(
        av.pointee.extended_data, 0, av.pointee.nb_samples, Int32(clamping: channelCount), AV_SAMPLE_FMT_FLTP),
      "making silence")
    try body(frame.planesOfFloats())
    return frame
  }

  private func planesOfFloats() throws -> [UnsafeMutablePointer<Float>] {
    guard pointer.pointee.format == AV_SAMPLE_FMT_FLTP.rawValue, let planes = pointer.pointee.extended_data else {
      throw MediaError("reaching the samples of a sound", reason: "they are not planes of floats")
    }
    return try (0..<channelCount).map { channel in
      guard let plane = planes[channel] else {
        throw MediaError("reaching the samples of a sound", reason: "a channel is missing")
      }
      return UnsafeMutableRawPointer(plane).assumingMemoryBound(to: Float.self)
    }
  }
}
