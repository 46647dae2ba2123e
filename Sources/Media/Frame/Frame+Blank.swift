internal import CFFmpeg

/// How many samples of chroma there are for each two by two pixels.
public enum ChromaSubsampling: String, Sendable, CaseIterable {
  /// One: 4:2:0.
  case quarter = "yuv420p"
  /// Two, one in each row: 4:2:2.
  case half = "yuv422p"
  /// Four: 4:4:4.
  case full = "yuv444p"
}

extension Frame {
  /// A picture of one grey, 8-bit 4:2:0, at time 0 of 25 frames a second. Sizes in pixels.
  public static func blank(width: Int, height: Int, luma: UInt8) throws -> Frame {
    try blank(width: width, height: height, luma: luma, chroma: .quarter, bitDepth: 8, ticks: 0)
  }

  /// A picture of one grey, at `ticks` of 25 a second. Sizes in pixels; `luma` is of 8 bits, whatever the depth.
  ///
  /// Throws `MediaError` for a depth other than 8, 9, 10, 12, 14 and 16.
  public static func blank(
    width: Int, height: Int, luma: UInt8, chroma: ChromaSubsampling, bitDepth: Int, ticks: Int64
  ) throws -> Frame {
    // Without a suffix FFmpeg takes the byte order of this machine.
    let format = av_get_pix_fmt(chroma.rawValue + (bitDepth == 8 ? "" : "\(bitDepth)"))
    guard format != AV_PIX_FMT_NONE else {
      throw MediaError("allocating a picture", reason: "there is no format of \(bitDepth) bits")
    }
    let frame = try Frame(timeBase: Rational(1, 25))
    frame.pointer.pointee.width = Int32(clamping: width)
    frame.pointer.pointee.height = Int32(clamping: height)
    frame.pointer.pointee.format = format.rawValue
    frame.set(ticks: ticks)
    try check(av_frame_get_buffer(frame.pointer, 0), "allocating a picture")
    try frame.withWritableSamples { planes in
      switch planes {
      case .bytes(let planes): fill(planes, luma)
      case .words(let planes): fill(planes, luma)
      }
    }
    return frame
  }

  private static func fill<Sample: PlaneSample>(_ planes: [SamplePlane<Sample>], _ luma: UInt8) {
    for (index, plane) in planes.enumerated() {
      let value = Sample(index == 0 ? luma : 128) << Sample(plane.bitDepth - 8)
      for row in 0..<plane.height { (plane.base + row * plane.stride).update(repeating: value, count: plane.width) }
    }
  }
}
