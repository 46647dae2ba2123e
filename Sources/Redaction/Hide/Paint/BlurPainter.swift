import Media

/// A smooth surface through the means: looks like a strong blur, and keeps no more than the squares do.
struct BlurPainter {
  /// Paints one plane, or both of chroma; `surface` is theirs.
  func paint<Sample: PaintSample>(
    _ rows: PaintedRows<Sample>, _ surface: CellSurface, bitDepth: Int, stencil: Stencil, part: PaintedPart
  ) {
    if bitDepth <= Sample.shortBitDepth {
      paint(rows, surface, stencil, part, Sample.ShortArithmetic.self)
    } else {
      paint(rows, surface, stencil, part, Sample.LongArithmetic.self)
    }
  }

  private func paint<Sample: PaintSample, Arithmetic: MixingArithmetic>(
    _ rows: PaintedRows<Sample>, _ surface: CellSurface, _ stencil: Stencil, _ part: PaintedPart,
    _ arithmetic: Arithmetic.Type
  ) {
    let slopes = BlurRows<Arithmetic>(surface, columns: rows.columns(of: stencil))
    defer { slopes.deallocate() }
    stencil.forEachPortion { portion in
      rows.forEachSolid(stencil, portion) { row, column, samples, count in
        let line = slopes.line(row, column)
        if surface.planes == 1 {
          // Two rows of one plane show the same: the surface is smooth, and rises by little from one to the other.
          Self.draw(line.first, samples.first, samples.second ?? samples.first, count)
        } else {
          Self.draw(line.first, samples.first, samples.first, count)
          if let second = samples.second { Self.draw(line.second, second, second, count) }
        }
      }
      guard part == .solidAndFeather else { return }
      if surface.planes == 1 {
        rows.blendFeather(stencil, portion, OneSurface<Sample, Arithmetic>(slopes: slopes))
      } else {
        rows.blendFeather(stencil, portion, TwoSurfaces<Sample, Arithmetic>(slopes: slopes))
      }
    }
  }

  @inline(__always)
  private static func draw<Sample: PaintSample, Arithmetic>(
    _ line: BlurRows<Arithmetic>.Line, _ first: UnsafeMutablePointer<Sample>, _ second: UnsafeMutablePointer<Sample>,
    _ count: Int
  ) {
    guard count >= 16 else {
      for index in 0..<count {
        let color = Sample(truncatingIfNeeded: line.colors(index)[0])
        (first[index], second[index]) = (color, color)
      }
      return
    }
    var index = 0
    // The last block ends with the run: what it has in common with the one before is written twice.
    while index < count {
      let place = min(index, count &- 16)
      let low: SIMD8<Sample> = line.colors(place).converted(), high: SIMD8<Sample> = line.colors(place &+ 8).converted()
      Sample.store(low, high, to: first + place)
      Sample.store(low, high, to: second + place)
      index &+= 16
    }
  }

  private struct OneSurface<Sample: PaintSample, Arithmetic: MixingArithmetic>: ColorSource {
    let slopes: BlurRows<Arithmetic>

    @inline(__always)
    func colors(row: Int, from column: Int) -> Colors {
      let colors = slopes.line(row, column).first.colors(0)
      return (colors, colors)
    }
  }

  private struct TwoSurfaces<Sample: PaintSample, Arithmetic: MixingArithmetic>: ColorSource {
    let slopes: BlurRows<Arithmetic>

    @inline(__always)
    func colors(row: Int, from column: Int) -> Colors {
      let line = slopes.line(row, column)
      return (line.first.colors(0), line.second.colors(0))
    }
  }
}
