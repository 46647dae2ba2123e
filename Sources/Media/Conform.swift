internal import CFFmpeg

/// Brings every decoded picture into the one form that the rest of the pipeline works on: upright, progressive, square
/// samples, even size, 8-bit 4:2:0, limited range.
///
/// Detection and rendering both read through it, so that a region found in one is in the same place in the other.
final class Conform {
  private let format: PictureFormat
  private let timeBase: Rational
  private let graph: FilterGraph
  private var bypass: Bool?
  private var passed: Frame?

  /// `timeBase` is the stream's: what comes out counts in it too, though deinterlacing counts in half ticks.
  init(_ format: PictureFormat, timeBase: Rational) {
    self.format = format
    self.timeBase = timeBase
    graph = FilterGraph(.picture, operation: "conforming the picture") { [format] in Self.chain(format, $0) }
  }

  func push(_ frame: Frame) throws {
    Self.tagColors(of: frame)
    if bypass == nil { bypass = Self.needsNothing(format, frame) }
    if bypass == true {
      guard Self.needsNothing(format, frame) else {
        throw MediaError(
          "conforming the picture", reason: "the picture's format changes in the middle", advice: "Cut the file where it changes")
      }
      passed = frame
    } else {
      try graph.push(frame)
    }
  }

  func finish() throws { try graph.finish() }

  func take() throws -> Frame? {
    if bypass == true {
      defer { passed = nil }
      return passed
    }
    return try graph.take()?.rebased(to: timeBase)
  }

  private static func needsNothing(_ format: PictureFormat, _ frame: Frame) -> Bool {
    frame.pointer.pointee.format == AV_PIX_FMT_YUV420P.rawValue && frame.pointer.pointee.color_range != AVCOL_RANGE_JPEG
      && !format.isInterlaced && format.rotationDegrees == 0 && frame.width == format.width && frame.height == format.height
  }

  private static func chain(_ format: PictureFormat, _ frame: Frame) -> String {
    var filters: [String] = []
    if format.isInterlaced { filters.append("bwdif=mode=send_frame:deint=interlaced") }
    switch format.rotationDegrees {
    case 90: filters.append("transpose=clock")
    case 180: filters.append("hflip,vflip")
    case 270: filters.append("transpose=cclock")
    default: break
    }
    filters.append("scale=\(format.width):\(format.height):flags=bicubic:out_range=tv")
    filters.append("setsar=1,format=yuv420p")
    return filters.joined(separator: ",")
  }

  /// Where the file does not name its colour matrix: BT.709 for high definition, BT.601 below, as players assume.
  private static func tagColors(of frame: Frame) {
    let av = frame.pointer
    if av.pointee.colorspace == AVCOL_SPC_UNSPECIFIED {
      av.pointee.colorspace = frame.height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M
    }
  }
}
