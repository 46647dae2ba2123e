internal import CFFmpeg

/// One decoded picture or one block of decoded sound.
///
/// It crosses threads by reference. `@unchecked Sendable`: a frame is handed on, not shared, until it has become a
/// `RedactedFrame` or `RedactedSound`; from then on nobody writes to it in place (a blend works on a writable copy).
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
    copy.set(ticks: time.ticks + ticks)
    return copy
  }

  func set(ticks: Int64) { pointer.pointee.pts = ticks }

  /// Removes everything that is not pixels or samples: captions, time codes, user data, metadata.
  func stripSideData() {
    while pointer.pointee.nb_side_data > 0, let first = pointer.pointee.side_data[0] {
      av_frame_remove_side_data(pointer, first.pointee.type)
    }
    av_dict_free(&pointer.pointee.metadata)
  }
}

/// The samples of one plane of a picture, valid only while the closure that received it runs.
public struct Plane {
  public let base: UnsafeMutablePointer<UInt8>
  /// Bytes from one row to the next.
  public let stride: Int
  /// In samples.
  public let width: Int
  /// In samples.
  public let height: Int
}

extension Frame {
  /// The three planes of an 8-bit 4:2:0 picture, for painting; makes the frame writable first.
  public func withWritablePlanes<Result>(_ body: ([Plane]) throws -> Result) throws -> Result {
    try makeWritable()
    return try withPlanes(body)
  }

  /// The three planes of an 8-bit 4:2:0 picture, to be looked at only.
  public func withPlanes<Result>(_ body: ([Plane]) throws -> Result) throws -> Result {
    guard pointer.pointee.format == AV_PIX_FMT_YUV420P.rawValue else {
      throw MediaError("reaching the pixels of a picture", reason: "it is not 8-bit 4:2:0")
    }
    let chroma = ((width + 1) / 2, (height + 1) / 2)
    let data = pointer.pointee.data, strides = pointer.pointee.linesize
    let planes = [(data.0, strides.0, (width, height)), (data.1, strides.1, chroma), (data.2, strides.2, chroma)]
    return try withExtendedLifetime(self) {
      try body(
        planes.map { data, stride, size in
          guard let data, stride > 0 else { throw MediaError("reaching the pixels of a picture", reason: "a plane is missing") }
          return Plane(base: data, stride: Int(stride), width: size.0, height: size.1)
        })
    }
  }

  /// The rows of a packed 8-bit picture such as BGR, to be looked at only.
  public func withPackedRows<Result>(_ body: (UnsafePointer<UInt8>, _ stride: Int) throws -> Result) throws -> Result {
    guard let data = pointer.pointee.data.0 else { throw MediaError("reaching the pixels of a picture", reason: "there are none") }
    return try withExtendedLifetime(self) { try body(UnsafePointer(data), Int(pointer.pointee.linesize.0)) }
  }
}

extension Frame {
  /// A picture of one grey, 8-bit 4:2:0, at time 0 of 25 frames a second. Sizes in pixels.
  public static func blank(width: Int, height: Int, luma: UInt8) throws -> Frame {
    let frame = try Frame(timeBase: Rational(1, 25))
    frame.pointer.pointee.width = Int32(width)
    frame.pointer.pointee.height = Int32(height)
    frame.pointer.pointee.format = AV_PIX_FMT_YUV420P.rawValue
    frame.set(ticks: 0)
    try check(av_frame_get_buffer(frame.pointer, 0), "allocating a picture")
    try frame.withWritablePlanes { planes in
      for (index, plane) in planes.enumerated() {
        for row in 0..<plane.height { (plane.base + row * plane.stride).update(repeating: index == 0 ? luma : 128, count: plane.width) }
      }
    }
    return frame
  }
}
