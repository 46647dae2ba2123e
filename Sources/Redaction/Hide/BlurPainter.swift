import Media

/// A smooth surface through the means: looks like a strong blur, and keeps no more than the squares do.
struct BlurPainter {
  /// Paints one plane; `box` is the region's in samples, `cells` are the plane's 64 means.
  func paint<Sample: PaintSample>(
    _ plane: SamplePlane<Sample>, stencil: Stencil, part: PaintedPart, box: PixelBox, cells: UnsafePointer<UInt16>
  ) {
    CellLines<Sample>.with(.slopes, cells: cells, box: box, in: plane, stencil) { lines in
      for portion in stencil.portions {
        plane.forEachSolid(stencil, portion) { row, column, count in
          let (first, second, weight) = lines.around(row, column)
          Sample.mix(first, second, weight: weight, into: plane.sample(row, column), count: count)
        }
        if part == .solidAndFeather { plane.blendFeather(stencil, portion, Slopes(lines: lines)) }
      }
    }
  }

  private struct Slopes<Sample: PaintSample>: ColorSource {
    let lines: CellLines<Sample>

    @inline(__always)
    func colors(row: Int, from column: Int) -> SIMD8<Sample> {
      let (first, second, weight) = lines.around(row, column)
      return Sample.mixed(first, second, weight: weight)
    }
  }
}
