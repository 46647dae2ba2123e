internal import CFFmpeg

/// How a pixel format of three planes stores its samples.
struct PlaneLayout {
  let bitDepth: Int
  /// Pixels across one sample of chroma.
  let columnStep: Int
  /// Pixels down one sample of chroma.
  let rowStep: Int

  /// nil for all but planar Y'CbCr without alpha, 8 bits a byte or 9 to 16 bits in two bytes of this machine's order.
  init?(_ format: Int32) {
    guard let found = av_pix_fmt_desc_get(AVPixelFormat(format)) else { return nil }
    let description = found.pointee
    let others =
      AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_BITSTREAM
      | AV_PIX_FMT_FLAG_HWACCEL
    let components = [description.comp.0, description.comp.1, description.comp.2]
    let depth = components[0].depth
    let order: Int32 = depth > 8 && 1.bigEndian == 1 ? AV_PIX_FMT_FLAG_BE : 0
    guard description.nb_components == 3, description.flags & UInt64(others) == 0,
      description.flags & UInt64(AV_PIX_FMT_FLAG_PLANAR) != 0,
      description.flags & UInt64(AV_PIX_FMT_FLAG_BE) == UInt64(order),
      (8...16).contains(depth), description.log2_chroma_w <= 1, description.log2_chroma_h <= 1,
      components.indices.allSatisfy({ index in
        let component = components[index]
        return component.plane == Int32(index) && component.step == (depth > 8 ? 2 : 1) && component.offset == 0
          && component.shift == 0
          && component.depth == depth
      })
    else { return nil }
    bitDepth = Int(depth)
    columnStep = 1 << Int(description.log2_chroma_w)
    rowStep = 1 << Int(description.log2_chroma_h)
  }

  /// By FFmpeg's name of a pixel format: `yuv422p10le`.
  init?(named name: String) { self.init(av_get_pix_fmt(name).rawValue) }
}
