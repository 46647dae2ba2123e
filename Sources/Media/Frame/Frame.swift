internal import CFFmpeg
import Support

/// One decoded picture or one block of decoded sound.
///
/// It crosses threads by reference, and several may look at it at the same time. `@unchecked Sendable`: nobody writes
/// to a frame that somebody else can see. Its maker sets its time, its colours and its pixels before it hands it on;
/// what changes a frame later (`rebased`, `shifted`, `reference`, a blend) makes another one. The exceptions are behind
/// the SPI group `InPlace`, whose users have the only reference: a test in ArchitectureTests names them.
public final class Frame: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<AVFrame>
  /// Seconds per tick of `pts`.
  public let timeBase: Rational
  private let census = Census()

  init(timeBase: Rational) throws {
    pointer = try checkAllocated(av_frame_alloc(), "allocating a frame")
    self.timeBase = timeBase
  }

  deinit {
    var frame: UnsafeMutablePointer<AVFrame>? = pointer
    av_frame_free(&frame)
  }

  /// In pixels.
  public var width: Int { Int(pointer.pointee.width) }
  /// In pixels.
  public var height: Int { Int(pointer.pointee.height) }
  /// Presentation time; nil where the media give none.
  public var time: MediaTime? {
    pointer.pointee.pts == backlit_nopts() ? nil : MediaTime(ticks: pointer.pointee.pts, timeBase: timeBase)
  }
  /// Samples per channel, for sound.
  public var sampleCount: Int { Int(pointer.pointee.nb_samples) }

  /// Another owner of the same pixels.
  func reference() throws -> Frame {
    let copy = try Frame(timeBase: timeBase)
    try check(av_frame_ref(copy.pointer, pointer), "sharing a frame")
    return copy
  }

  /// Copies the pixels if somebody else owns them too.
  func makeWritable() throws {
    try check(av_frame_make_writable(pointer), "making a frame writable")
  }

  /// The same pixels, with their time counted in another base.
  func rebased(to base: Rational) throws -> Frame {
    guard base != timeBase else { return self }
    let copy = try Frame(timeBase: base)
    try check(av_frame_ref(copy.pointer, pointer), "sharing a frame")
    if let time { copy.set(ticks: time.ticks(in: base)) }
    return copy
  }

  /// The same pixels or samples, `ticks` earlier or later.
  func shifted(by ticks: Int64) throws -> Frame {
    guard let time, ticks != 0 else { return self }
    let copy = try reference()
    copy.set(ticks: time.ticks.addingClamped(ticks))
    return copy
  }

  /// How many ticks of its own time base bring it from a source's time line to one that begins at `startSeconds` of it.
  func ticks(toBeginAt startSeconds: Double) -> Int64 {
    Int64(0).subtractingClamped(MediaTime(seconds: startSeconds, timeBase: timeBase).ticks)
  }

  func set(ticks: Int64) { pointer.pointee.pts = ticks }

  /// Removes everything that is not pixels or samples: captions, time codes, user data, metadata, how the source coded
  /// it.
  func stripSideData() {
    pointer.pointee.pict_type = AV_PICTURE_TYPE_NONE
    while pointer.pointee.nb_side_data > 0, let first = pointer.pointee.side_data[0] {
      av_frame_remove_side_data(pointer, first.pointee.type)
    }
    av_dict_free(&pointer.pointee.metadata)
  }
}
