import Media

/// Large squares of one colour each.
struct PixelatePainter {
  /// Paints one plane; `box` is the region's in samples, `cells` are the plane's 64 means.
  func paint<Sample: PaintSample>(
    _ plane: SamplePlane<Sample>, stencil: Stencil, part: PaintedPart, box: PixelBox, cells: UnsafePointer<UInt16>
  ) {
    CellLines<Sample>.with(.steps, cells: cells, box: box, in: plane, stencil) { lines in
      for portion in stencil.portions {
        plane.forEachSolid(stencil, portion) { row, column, count in
          plane.sample(row, column).update(from: lines.nearest(row, column), count: count)
        }
        if part == .solidAndFeather { plane.blendFeather(stencil, portion, Steps(lines: lines)) }
      }
    }
  }

  private struct Steps<Sample: PaintSample>: ColorSource {
    let lines: CellLines<Sample>

    @inline(__always)
    func colors(row: Int, from column: Int) -> SIMD8<Sample> { Sample.load(lines.nearest(row, column)) }
  }
}
