import Media

/// Large squares of one colour each.
struct PixelatePainter {
  /// Paints one plane, or both of chroma; `surface` is theirs.
  func paint<Sample: PaintSample>(
    _ rows: PaintedRows<Sample>, _ surface: CellSurface, bitDepth: Int, stencil: Stencil, part: PaintedPart
  ) {
    let lines = CellLines<Sample>(surface, columns: rows.columns(of: stencil))
    defer { lines.deallocate() }
    stencil.forEachPortion { portion in
      rows.forEachSolid(stencil, portion) { row, column, samples, count in
        let colors = lines.nearest(row, column)
        samples.first.update(from: colors.first, count: count)
        samples.second?.update(from: colors.second, count: count)
      }
      guard part == .solidAndFeather else { return }
      if bitDepth <= Sample.shortBitDepth {
        rows.blendFeather(stencil, portion, Steps<Sample, Sample.ShortArithmetic>(lines: lines))
      } else {
        rows.blendFeather(stencil, portion, Steps<Sample, Sample.LongArithmetic>(lines: lines))
      }
    }
  }

  private struct Steps<Sample: PaintSample, Arithmetic: MixingArithmetic>: ColorSource {
    let lines: CellLines<Sample>

    @inline(__always)
    func colors(row: Int, from column: Int) -> Colors {
      let colors = lines.nearest(row, column)
      return (Sample.load(colors.first).converted(), Sample.load(colors.second).converted())
    }
  }
}
