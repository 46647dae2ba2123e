internal import CFFmpeg

extension Frame {
  /// A block of silence, as planes of floats.
  static func silence(sampleRate: Int, channels: Int, atSample start: Int64, count: Int) throws -> Frame {
    let frame = try Frame(timeBase: Rational(1, Int32(clamping: sampleRate)))
    let av = frame.pointer
    av.pointee.nb_samples = Int32(clamping: count)
    av.pointee.sample_rate = Int32(clamping: sampleRate)
    av.pointee.format = AV_SAMPLE_FMT_FLTP.rawValue
    av_channel_layout_default(&av.pointee.ch_layout, Int32(clamping: channels))
    try check(av_frame_get_buffer(av, 0), "allocating silence")
    try check(
      av_samples_set_silence(
        av.pointee.extended_data, 0, av.pointee.nb_samples, Int32(clamping: channels), AV_SAMPLE_FMT_FLTP),
      "making silence")
    frame.set(ticks: start)
    return frame
  }
}

extension RedactedSound {
  /// A block of silence that begins `atSample`. There is nobody in it.
  public static func silence(_ encoding: SoundEncoding, atSample start: Int64, count: Int) throws -> RedactedSound {
    let frame = try Frame.silence(
      sampleRate: encoding.sampleRate, channels: encoding.channels, atSample: start, count: count)
    return RedactedSound(keeping: frame)
  }
}
