internal import CFFmpeg
import Support

/// Makes a film of one redacted picture: a slow movement towards its middle. What comes out begins at time zero, one tick a frame.
public final class StillAnimator {
  private let graph: FilterGraph

  /// How much nearer the picture is at the end.
  private static let zoom = 0.08

  /// How much larger the picture is shown about its middle, at a `fraction` (0…1) of the film.
  public static func enlargement(at fraction: Double) -> Double { 1 + zoom * fraction }

  /// Sizes in pixels, even.
  public init(
    _ picture: RedactedFrame, width: Int, height: Int, frameRate: Rational, fit: PictureFit, seconds: Double
  ) throws {
    let frames = max(2, Int(clamping: (seconds * frameRate.value).rounded()))
    graph = FilterGraph(.picture, operation: "moving a still picture") { frame in
      // It moves by whole pixels of twice the size, so by half pixels: no jerking.
      let chain = fit.chain(from: (frame.width, frame.height), to: width * 2, height * 2, colors: frame.matrixToBT709)
      return "\(chain),setsar=1,format=yuv420p,"
        + "zoompan=z='1+\(Self.zoom)*on/\(frames - 1)':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':d=\(frames):s=\(width)x\(height)"
        + ":fps=\(frameRate),settb=\(frameRate.denominator)/\(frameRate.numerator),setpts=N,setsar=1,format=yuv420p"
    }
    try graph.push(picture.frame)
    try graph.finish()
  }

  public func take() throws -> RedactedFrame? {
    guard let frame = try graph.take() else { return nil }
    frame.pointer.pointee.colorspace = AVCOL_SPC_BT709
    return RedactedFrame(keeping: frame)
  }
}
