internal import CFFmpeg

/// Pictures for a source that has only sound: its wave form on a plain card. What comes out begins at time zero, one tick a frame.
public final class Audiogram: MediaProcessor {
  private let graph: FilterGraph
  private let start: Double

  /// Sizes in pixels, even. `startSeconds` is the source time that becomes zero; `gain`, in dB, makes a quiet voice visible.
  public init(width: Int, height: Int, frameRate: Rational, startSeconds: Double, gain: Double) {
    start = startSeconds
    // The wave takes a fifth of the height, above the middle: captions stand below.
    let wave = (width: width / 10 * 8 / 2 * 2, height: max(2, height / 10 * 2))
    let place = (x: (width - wave.width) / 2, y: height / 20 * 7)
    graph = FilterGraph(.sound, to: .picture, operation: "drawing the wave form") { _ in
      "[in]\(SoundTiming.chain(sampleRate: 48000, firstSample: 0)),aformat=channel_layouts=mono,volume=\(gain)dB,"
        + "showwaves=s=\(wave.width)x\(wave.height):mode=cline:rate=\(frameRate):colors=0xE8E6E1:scale=sqrt:draw=full[wave];"
        + "color=c=0x1D2A33:s=\(width)x\(height):r=\(frameRate),format=yuv420p[card];"
        + "[card][wave]overlay=\(place.x):\(place.y):shortest=1:format=yuv420,"
        + "fps=\(frameRate):start_time=0,setsar=1,format=yuv420p[out]"
    }
  }

  public func push(_ sound: RedactedSound) throws {
    try graph.push(sound.shifted(by: sound.frame.ticks(toBeginAt: start)).frame)
  }

  public func finish() throws { try graph.finish() }

  public func take() throws -> RedactedFrame? {
    guard let frame = try graph.take() else { return nil }
    frame.pointer.pointee.colorspace = AVCOL_SPC_BT709
    return RedactedFrame(keeping: frame)
  }
}
