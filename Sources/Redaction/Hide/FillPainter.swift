import Media

/// One colour, a dark grey or black: keeps nothing of the picture.
struct FillPainter {
  /// 8 bits, limited range (ITU-R BT.709-6, item 4.6).
  let luma: UInt8

  /// Paints one plane, or both of chroma.
  func paint<Sample: PaintSample>(
    _ rows: PaintedRows<Sample>, isLuma: Bool, bitDepth: Int, stencil: Stencil, part: PaintedPart
  ) {
    let color = Sample(isLuma ? luma : 128) << Sample(bitDepth - 8)
    stencil.forEachPortion { portion in
      rows.forEachSolid(stencil, portion) { _, _, samples, count in
        Sample.fill(samples.first, samples.second, with: color, count: count)
      }
      guard part == .solidAndFeather else { return }
      if bitDepth <= Sample.shortBitDepth {
        rows.blendFeather(stencil, portion, OneColor<Sample, Sample.ShortArithmetic>(color))
      } else {
        rows.blendFeather(stencil, portion, OneColor<Sample, Sample.LongArithmetic>(color))
      }
    }
  }

  private struct OneColor<Sample: PaintSample, Arithmetic: MixingArithmetic>: ColorSource {
    private let color: SIMD8<Arithmetic.Lane>

    init(_ color: Sample) { self.color = SIMD8(repeating: Arithmetic.Lane(truncatingIfNeeded: color)) }

    @inline(__always)
    func colors(row: Int, from column: Int) -> Colors { (color, color) }
  }
}
