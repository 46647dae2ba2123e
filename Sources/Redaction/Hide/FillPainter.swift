import Media

/// One colour, a dark grey or black: keeps nothing of the picture.
struct FillPainter {
  /// 8 bits, limited range (ITU-R BT.709-6, item 4.6).
  let luma: UInt8

  /// Paints one plane, of which `index` 0 is luma.
  func paint<Sample: PaintSample>(_ plane: SamplePlane<Sample>, index: Int, stencil: Stencil, part: PaintedPart) {
    let color = Sample(index == 0 ? luma : 128) << Sample(plane.bitDepth - 8)
    let source = OneColor(color: SIMD8(repeating: color))
    for portion in stencil.portions {
      plane.forEachSolid(stencil, portion) { row, column, count in Sample.fill(plane.sample(row, column), with: color, count: count) }
      if part == .solidAndFeather { plane.blendFeather(stencil, portion, source) }
    }
  }

  private struct OneColor<Sample: PaintSample>: ColorSource {
    let color: SIMD8<Sample>

    @inline(__always)
    func colors(row: Int, from column: Int) -> SIMD8<Sample> { color }
  }
}
