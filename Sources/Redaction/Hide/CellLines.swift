import Media

/// The eight rows of cells of one plane, each drawn out to a line of samples as wide as what is painted; and for every row of samples, the
/// lines that it lies between.
struct CellLines<Sample: PaintSample> {
  enum Surface {
    /// One colour for each cell.
    case steps
    /// Straight from the middle of each cell to that of the next.
    case slopes
  }

  /// The first line, at column 0 of the plane.
  private let base: UnsafeMutablePointer<Sample>
  /// From one line to the next.
  private let stride: Int
  /// For row 0 of the plane and those below: how far it is down the rows of cells, in 1/256 of a cell. For steps from the top of the first,
  /// for slopes from its middle.
  private let places: UnsafeMutablePointer<Int32>

  /// Draws the lines, and calls `body` unless nothing is painted. `box` is the region's, in samples; `cells` are 64 means.
  static func with(
    _ surface: Surface, cells: UnsafePointer<UInt16>, box: PixelBox, in plane: SamplePlane<Sample>, _ stencil: Stencil,
    _ body: (CellLines) -> Void
  ) {
    let across = stencil.grid.columnStep / plane.columnStep, down = stencil.grid.rowStep / plane.rowStep
    let columns = stencil.columns.lowerBound * across..<stencil.columns.upperBound * across
    let rows = stencil.rows.lowerBound * down..<stencil.rows.upperBound * down
    guard !columns.isEmpty, !rows.isEmpty else { return }
    // After the columns as many more as a block has: they are read, and come to nothing.
    let stride = columns.count + 2 * Stencil.side
    withUnsafeTemporaryAllocation(of: Sample.self, capacity: stride * CellMeans.side) { lines in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: rows.count) { places in
        guard let start = lines.baseAddress, let places = places.baseAddress else { return }
        start.update(repeating: 0, count: lines.count)
        for row in 0..<CellMeans.side {
          let line = start + row * stride, means = cells + row * CellMeans.side
          switch surface {
          case .steps: drawSteps(line, means, box, columns)
          case .slopes: drawSlopes(line, means, box, columns)
          }
        }
        locate(rows, surface, box, into: places)
        body(CellLines(base: start - columns.lowerBound, stride: stride, places: places - rows.lowerBound))
      }
    }
  }

  /// The line of the cell that the row lies in, from this column on.
  @inline(__always)
  func nearest(_ row: Int, _ column: Int) -> UnsafePointer<Sample> {
    UnsafePointer(base + (Int(places[row] &>> 8) &* stride &+ column))
  }

  /// The lines whose middles the row lies between, from this column on, and how far (0…256) it is on the way from one to the other.
  @inline(__always)
  func around(_ row: Int, _ column: Int) -> (UnsafePointer<Sample>, UnsafePointer<Sample>, weight: UInt16) {
    let place = places[row]
    let upper = min(Int32(CellMeans.side - 2), place &>> 8)
    let line = UnsafePointer(base + (Int(upper) &* stride &+ column))
    return (line, line + stride, UInt16(truncatingIfNeeded: place &- upper &<< 8))
  }

  private static func locate(_ rows: Range<Int>, _ surface: Surface, _ box: PixelBox, into places: UnsafeMutablePointer<Int32>) {
    let perRow = Double(256 * CellMeans.side) / Double(box.height)
    let (first, last) = surface == .steps ? (0.0, 256.0 * Double(CellMeans.side) - 1) : (-128, 256 * Double(CellMeans.side - 1))
    for row in rows {
      let place = (Double(row - box.top) + 0.5) * perRow + first
      places[row - rows.lowerBound] = Int32(min(last, max(0, place)))
    }
  }

  /// Beyond the first and last cell their colour goes on.
  private static func drawSteps(_ line: UnsafeMutablePointer<Sample>, _ means: UnsafePointer<UInt16>, _ box: PixelBox, _ columns: Range<Int>) {
    for cell in 0..<CellMeans.side {
      let whole = box.columns(ofCell: cell)
      let start = cell == 0 ? columns.lowerBound : whole.lowerBound, end = cell == CellMeans.side - 1 ? columns.upperBound : whole.upperBound
      let part = (start..<max(start, end)).clamped(to: columns)
      (line + (part.lowerBound - columns.lowerBound)).update(repeating: Sample(truncatingIfNeeded: means[cell]), count: part.count)
    }
  }

  /// Level before the middle of the first cell and after that of the last.
  private static func drawSlopes(_ line: UnsafeMutablePointer<Sample>, _ means: UnsafePointer<UInt16>, _ box: PixelBox, _ columns: Range<Int>) {
    let side = CellMeans.side
    func middle(_ cell: Int) -> Int { box.left + box.width * (2 * cell + 1) / (2 * side) }
    for knot in 0...side {
      let start = knot == 0 ? min(columns.lowerBound, middle(0)) : middle(knot - 1)
      let end = knot == side ? max(columns.upperBound, middle(side - 1)) : middle(knot)
      let part = (start..<max(start, end)).clamped(to: columns)
      guard !part.isEmpty else { continue }
      // 15 bits behind the point: a sample of 16 fits, and a line across the picture is exact to an eighth of a step.
      let first = Int64(means[max(0, knot - 1)]) << 32, last = Int64(means[min(side - 1, knot)]) << 32
      let perSample = (last &- first) / Int64(end - start), begin = first &+ perSample &* Int64(part.lowerBound - start)
      let step = Int32(truncatingIfNeeded: perSample &>> 17), half = Int32(1) << 14
      var value = SIMD8(repeating: Int32(truncatingIfNeeded: begin &>> 17) &+ half)
      for lane in 0..<8 { value[lane] &+= step &* Int32(lane) }
      // What is written beyond the part is overwritten by the next one, or lies behind the line.
      var target = line + (part.lowerBound - columns.lowerBound)
      let partEnd = target + part.count
      while target < partEnd {
        let samples: SIMD8<Sample> = (value &>> 15).converted()
        UnsafeMutableRawPointer(target).storeBytes(of: samples, as: SIMD8<Sample>.self)
        value &+= step &* 8
        target += 8
      }
    }
  }
}
