internal import CFFmpeg
import Support

/// Brings redacted pictures to one size and one constant frame rate; what comes out begins at time zero, one tick a frame.
public final class RenditionScaler: MediaProcessor {
  private let graph: FilterGraph
  private let start: Double
  private let frameRate: Rational
  private var last: RedactedFrame?

  /// `startSeconds` is the source time that becomes zero. Sizes in pixels, even.
  public init(width: Int, height: Int, frameRate: Rational, fit: PictureFit, startSeconds: Double) {
    start = startSeconds
    self.frameRate = frameRate
    graph = FilterGraph(.picture, operation: "scaling the picture") { frame in
      let chain = fit.chain(from: (frame.width, frame.height), to: width, height, colors: frame.matrixToBT709)
      return "fps=\(frameRate):start_time=0:round=near,\(chain),setsar=1,format=yuv420p"
    }
  }

  public func push(_ picture: RedactedFrame) throws {
    let shifted = try picture.shifted(by: picture.frame.ticks(toBeginAt: start))
    try graph.push(shifted.frame)
    last = shifted
  }

  public func finish() throws { try finish(at: nil) }

  /// `endSeconds`: the last picture stays until then, where it would end before, as the picture of a source whose sound goes on.
  public func finish(at endSeconds: Double?) throws {
    if let last, let time = last.time, let endSeconds {
      let ticks = MediaTime(seconds: endSeconds - 1 / frameRate.value, timeBase: time.timeBase).ticks
      if ticks > time.ticks { try graph.push(last.shifted(by: ticks.subtractingClamped(time.ticks)).frame) }
    }
    last = nil
    try graph.finish()
  }

  public func take() throws -> RedactedFrame? {
    guard let frame = try graph.take() else { return nil }
    frame.pointer.pointee.colorspace = AVCOL_SPC_BT709
    return RedactedFrame(keeping: frame)
  }
}

extension Frame {
  /// For the scale filter. Naming a matrix that is already there would cost a conversion of every picture.
  var matrixToBT709: String { pointer.pointee.colorspace == AVCOL_SPC_BT709 ? "" : ":out_color_matrix=bt709" }
}
