internal import CFFmpeg

/// Brings redacted pictures to one size and one constant frame rate; what comes out begins at time zero, one tick a frame.
public final class RenditionScaler {
  private let graph: FilterGraph
  private let start: Double

  /// `startSeconds` is the source time that becomes zero. Sizes in pixels, even.
  public init(width: Int, height: Int, frameRate: Rational, fit: PictureFit, startSeconds: Double) {
    start = startSeconds
    graph = FilterGraph(.picture, operation: "scaling the picture") { frame in
      // Naming a matrix that is already there would cost a conversion of every picture.
      let colors = frame.pointer.pointee.colorspace == AVCOL_SPC_BT709 ? "" : ":out_color_matrix=bt709"
      let chain = fit.chain(from: (frame.width, frame.height), to: width, height, colors: colors)
      return "fps=\(frameRate):start_time=0:round=near,\(chain),setsar=1,format=yuv420p"
    }
  }

  public func push(_ picture: RedactedFrame) throws {
    let offset = MediaTime(ticks: Int64((start / picture.frame.timeBase.value).rounded()), timeBase: picture.frame.timeBase)
    try graph.push(picture.shifted(by: -offset.ticks).frame)
  }

  public func finish() throws { try graph.finish() }

  public func take() throws -> RedactedFrame? {
    guard let frame = try graph.take() else { return nil }
    frame.pointer.pointee.colorspace = AVCOL_SPC_BT709
    return RedactedFrame(keeping: frame)
  }
}

/// Brings redacted sound to one sample rate, stereo, in blocks of the encoder's size, with gaps filled by silence.
public final class RenditionResampler {
  private let graph: FilterGraph
  private let start: Double

  /// `startSeconds` is the source time that becomes zero; the rate is in samples per second.
  public init(sampleRate: Int, startSeconds: Double) {
    start = startSeconds
    graph = FilterGraph(.sound, operation: "resampling the sound", blockSize: 1024) { _ in
      "aresample=\(sampleRate):async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo"
    }
  }

  public func push(_ sound: RedactedSound) throws {
    let offset = Int64((start / sound.frame.timeBase.value).rounded())
    try graph.push(sound.shifted(by: -offset).frame)
  }

  public func finish() throws { try graph.finish() }

  public func take() throws -> RedactedSound? {
    try graph.take().map(RedactedSound.init(keeping:))
  }
}
