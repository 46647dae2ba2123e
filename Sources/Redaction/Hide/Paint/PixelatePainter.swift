import Media

/// Large squares of one colour each.
struct PixelatePainter {
  /// Paints one plane, or both of chroma; `surface` is theirs.
  func paint<Sample: PaintSample>(
    _ rows: PaintedRows<Sample>, _ surface: CellSurface, bitDepth: Int, stencil: Stencil, part: PaintedPart
  ) {
    let lines = PixelRows<Sample>(surface, columns: rows.columns(of: stencil))
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
    let lines: PixelRows<Sample>

    @inline(__always)
    func colors(row: Int, from column: Int) -> Colors {
      let colors = lines.nearest(row, column)
      return (Sample.load(colors.first).converted(), Sample.load(colors.second).converted())
    }
  }
}

/// The eight rows of cells of one plane or two, each drawn out to a line of samples of one colour for each cell.
struct PixelRows<Sample: PaintSample> {
  private let memory: UnsafeMutablePointer<Sample>
  /// The first line, at column 0 of the plane.
  private let base: UnsafeMutablePointer<Sample>
  /// From one line to the next.
  private let stride: Int
  /// From the lines of the first plane to those of the second; 0 where there is one plane.
  private let planeStride: Int
  private let rows: CellRows

  /// Draws the lines; `deallocate` must follow. `columns` are those that are painted, in samples.
  init(_ surface: CellSurface, columns: Range<Int>) {
    // As many more as a block has: they are read, and come to nothing.
    let columns = columns.lowerBound..<columns.upperBound + Stencil.side
    let count = surface.planes * CellMeans.side
    stride = columns.count
    planeStride = (surface.planes - 1) * CellMeans.side * stride
    rows = surface.rows
    memory = .allocate(capacity: stride * count)
    base = memory - columns.lowerBound
    for row in 0..<count {
      Self.draw(memory + row * stride, surface.means + row * CellMeans.side, surface.box, columns)
    }
  }

  func deallocate() { memory.deallocate() }

  /// The lines of the cell that the stencil's row lies in, from this column on.
  @inline(__always)
  func nearest(_ row: Int, _ column: Int) -> (first: UnsafePointer<Sample>, second: UnsafePointer<Sample>) {
    let line = UnsafePointer(base + (rows.nearest(row) &* stride &+ column))
    return (line, line + planeStride)
  }

  /// Beyond the first and last cell their colour goes on.
  private static func draw(
    _ line: UnsafeMutablePointer<Sample>, _ means: UnsafePointer<UInt16>, _ box: PixelBox, _ columns: Range<Int>
  ) {
    for cell in 0..<CellMeans.side {
      let whole = box.columns(ofCell: cell)
      let start = cell == 0 ? columns.lowerBound : whole.lowerBound,
        end = cell == CellMeans.side - 1 ? columns.upperBound : whole.upperBound
      let part = (start..<max(start, end)).clamped(to: columns)
      (line + (part.lowerBound - columns.lowerBound)).update(
        repeating: Sample(truncatingIfNeeded: means[cell]), count: part.count)
    }
  }
}
