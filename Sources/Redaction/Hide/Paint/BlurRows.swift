import Media

/// A surface through the means of one plane or two, straight from the middle of each cell to that of the next: its lines through the middles of
/// the eight rows of cells, and how each goes over into the next, prepared for mixing.
struct BlurRows<Arithmetic: MixingArithmetic> {
  typealias Lane = Arithmetic.Lane

  private let memory: UnsafeMutableRawPointer
  /// The bases of the first line, at column 0 of the plane; those of the next follow after `stride`.
  private let base: UnsafeMutablePointer<Lane>
  private let stride: Int
  /// From the bases of the first plane to those of the second; 0 where there is one plane.
  private let planeStride: Int
  /// From a base to its slope.
  private let slopes: Int
  /// Of the row that is painted. It is in memory, because the compiler multiplies 16 bits by 16 for the upper half of the product only
  /// where it sees both of them being read.
  private let weight: UnsafeMutablePointer<SIMD8<Lane>>
  private let rows: CellRows

  /// Draws the lines; `deallocate` must follow. `columns` are those that are painted, in samples.
  init(_ surface: CellSurface, columns: Range<Int>) {
    // As many more as a block has: they are read, and come to nothing.
    let columns = columns.lowerBound..<columns.upperBound + Stencil.side
    let blocks = (columns.count + Stencil.side - 1) / Stencil.side
    // The last block of a line may begin at its end.
    stride = (blocks + 1) * Stencil.side
    planeStride = (surface.planes - 1) * CellMeans.side * stride
    slopes = surface.planes * CellMeans.side * stride
    rows = surface.rows
    memory = .allocate(
      byteCount: (2 * slopes + Stencil.side) * MemoryLayout<Lane>.stride, alignment: MemoryLayout<SIMD8<Lane>>.alignment
    )
    let start = memory.assumingMemoryBound(to: Lane.self)
    base = start - columns.lowerBound
    weight = UnsafeMutableRawPointer(start + 2 * slopes).assumingMemoryBound(to: SIMD8<Lane>.self)
    for plane in 0..<surface.planes {
      let lines = start + plane * CellMeans.side * stride
      Self.draw(lines, stride, surface.means + plane * CellMeans.count, surface.box, columns)
      for row in 0..<CellMeans.side {
        Self.prepare(lines + row * stride, next: row < CellMeans.side - 1 ? stride : 0, slopes: slopes, blocks: blocks)
      }
    }
  }

  func deallocate() { memory.deallocate() }

  /// The surface along a row of the stencil, from a column of the plane on.
  struct Line {
    fileprivate let base: UnsafePointer<Lane>
    fileprivate let slope: UnsafePointer<Lane>
    fileprivate let weight: UnsafePointer<SIMD8<Lane>>

    @inline(__always)
    func colors(_ index: Int) -> SIMD8<Lane> {
      Arithmetic.mix(
        base: UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Lane>.self),
        slope: UnsafeRawPointer(slope + index).loadUnaligned(as: SIMD8<Lane>.self), weight: weight.pointee)
    }
  }

  @inline(__always)
  func line(_ row: Int, _ column: Int) -> (first: Line, second: Line) {
    let (upper, weight) = rows.around(row)
    self.weight.pointee = Arithmetic.weight(SIMD8(repeating: Lane(truncatingIfNeeded: weight)))
    let line = UnsafePointer(base + (upper &* stride &+ column)), other = line + planeStride
    return (
      Line(base: line, slope: line + slopes, weight: UnsafePointer(self.weight)),
      Line(base: other, slope: other + slopes, weight: UnsafePointer(self.weight))
    )
  }

  /// Makes bases of the colours of a line, and slopes to those of the next.
  private static func prepare(_ line: UnsafeMutablePointer<Lane>, next: Int, slopes: Int, blocks: Int) {
    for block in 0..<blocks {
      let target = UnsafeMutableRawPointer(line + block &* Stencil.side)
      let colors = target.load(as: SIMD8<Lane>.self),
        below = target.load(fromByteOffset: next &* MemoryLayout<Lane>.stride, as: SIMD8<Lane>.self)
      target.storeBytes(
        of: Arithmetic.slope(from: colors, to: below), toByteOffset: slopes &* MemoryLayout<Lane>.stride,
        as: SIMD8<Lane>.self)
      target.storeBytes(of: Arithmetic.base(colors), as: SIMD8<Lane>.self)
    }
  }

  /// Draws the colours of all lines: level before the middle of the first cell and after that of the last.
  private static func draw(
    _ lines: UnsafeMutablePointer<Lane>, _ stride: Int, _ means: UnsafePointer<UInt16>, _ box: PixelBox,
    _ columns: Range<Int>
  ) {
    let side = CellMeans.side
    func middle(_ cell: Int) -> Int { box.left + box.width * (2 * cell + 1) / (2 * side) }
    for knot in 0...side {
      let start = knot == 0 ? min(columns.lowerBound, middle(0)) : middle(knot - 1)
      let end = knot == side ? max(columns.upperBound, middle(side - 1)) : middle(knot)
      let part = (start..<max(start, end)).clamped(to: columns)
      guard !part.isEmpty else { continue }
      // 15 bits behind the point: a sample of 16 fits, and a line across the picture is exact to an eighth of a step.
      let perStep = Double(1 << 15) / Double(end - start), skipped = Double(part.lowerBound - start) * perStep
      for row in 0..<side {
        let means = means + row * side
        let first = Int32(means[max(0, knot - 1)]), last = Int32(means[min(side - 1, knot)])
        let step = Int32(Double(last - first) * perStep), half = Int32(1) << 14
        var value =
          SIMD8(repeating: (first &<< 15) &+ half &+ Int32(Double(last - first) * skipped)) &+ step
          &* SIMD8(0, 1, 2, 3, 4, 5, 6, 7)
        // What is written beyond the part is overwritten by the next one, or lies behind the line.
        var target = lines + (row * stride + part.lowerBound - columns.lowerBound)
        let partEnd = target + part.count
        while target < partEnd {
          let colors: SIMD8<Lane> = (value &>> 15).converted()
          UnsafeMutableRawPointer(target).storeBytes(of: colors, as: SIMD8<Lane>.self)
          value &+= step &* 8
          target += 8
        }
      }
    }
  }
}
