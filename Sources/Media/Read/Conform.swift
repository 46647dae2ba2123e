internal import CFFmpeg

/// Brings every decoded picture into the one form that the rest of the pipeline works on: upright, progressive, square
/// samples, even size, 8-bit 4:2:0, limited range, standard dynamic range.
///
/// Detection and rendering both read through it, so that a region found in one is in the same place in the other.
final class Conform: MediaProcessor {
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
          "conforming the picture", reason: "the picture's format changes in the middle",
          advice: "Cut the file where it changes")
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
    guard let frame = try graph.take()?.rebased(to: timeBase) else { return nil }
    if frame.pointer.pointee.colorspace == AVCOL_SPC_RGB { frame.pointer.pointee.colorspace = AVCOL_SPC_BT709 }
    return frame
  }

  private static func needsNothing(_ format: PictureFormat, _ frame: Frame) -> Bool {
    frame.pointer.pointee.format == AV_PIX_FMT_YUV420P.rawValue && frame.pointer.pointee.color_range != AVCOL_RANGE_JPEG
      && !format.isInterlaced && format.rotationDegrees == 0 && !format.isMirrored && !frame.isHDR
      && frame.width == format.width && frame.height == format.height
  }

  private static func chain(_ format: PictureFormat, _ frame: Frame) -> String {
    var filters: [String] = []
    if format.isInterlaced { filters.append("bwdif=mode=send_frame:deint=interlaced") }
    switch (format.rotationDegrees, format.isMirrored) {
    case (90, false): filters.append("transpose=clock")
    case (180, false): filters.append("hflip,vflip")
    case (270, false): filters.append("transpose=cclock")
    case (0, true): filters.append("hflip")
    case (90, true): filters.append("transpose=cclock_flip")
    case (180, true): filters.append("vflip")
    case (270, true): filters.append("transpose=clock_flip")
    default: break
    }
    if frame.isHDR { filters.append(toneMapping) }
    // Of RGB, which has no matrix, one must be named; all else keeps its own until it is scaled for a rendition.
    let matrix = frame.isRGB ? ":out_color_matrix=bt709" : ""
    filters.append("scale=\(format.width):\(format.height):flags=bicubic:out_range=tv\(matrix)")
    filters.append("setsar=1,format=yuv420p")
    return filters.joined(separator: ",")
  }

  /// Linear light with diffuse white of 203 cd/m² as 1 (ITU-R BT.2408-7, table 1), BT.2020 to BT.709 primaries, then what is
  /// brighter is rolled off.
  private static let toneMapping =
    "zscale=transfer=linear:npl=203,format=gbrpf32le,zscale=primaries=bt709,tonemap=tonemap=mobius:param=0.5:desat=0:peak=5,"
    + "zscale=transfer=bt709:matrix=bt709:range=limited,format=yuv420p"

  /// Where the file does not name its colours: BT.2020 for high dynamic range; else BT.709 for high definition, BT.601 below, as
  /// players assume.
  private static func tagColors(of frame: Frame) {
    let av = frame.pointer
    if frame.isHDR {
      if av.pointee.colorspace == AVCOL_SPC_UNSPECIFIED { av.pointee.colorspace = AVCOL_SPC_BT2020_NCL }
      if av.pointee.color_primaries == AVCOL_PRI_UNSPECIFIED { av.pointee.color_primaries = AVCOL_PRI_BT2020 }
      if av.pointee.color_range == AVCOL_RANGE_UNSPECIFIED { av.pointee.color_range = AVCOL_RANGE_MPEG }
    } else if av.pointee.colorspace == AVCOL_SPC_UNSPECIFIED && !frame.isRGB {
      av.pointee.colorspace = frame.height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M
    }
  }
}

extension Frame {
  fileprivate var isHDR: Bool {
    pointer.pointee.color_trc == AVCOL_TRC_SMPTE2084 || pointer.pointee.color_trc == AVCOL_TRC_ARIB_STD_B67
  }

  fileprivate var isRGB: Bool {
    guard let description = av_pix_fmt_desc_get(AVPixelFormat(pointer.pointee.format)) else { return false }
    return description.pointee.flags & UInt64(AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL) != 0
  }
}
