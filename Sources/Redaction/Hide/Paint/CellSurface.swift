import Media

/// What is drawn from the means: those of one plane, or of the two of chroma, and where their cells lie.
struct CellSurface {
  /// 64 means for each plane.
  let means: UnsafePointer<UInt16>
  /// 1 or 2.
  let planes: Int
  /// Around the region and its margin, in samples.
  let box: PixelBox
  /// The rows of the stencil among the cells.
  let rows: CellRows
}

/// Where the rows of a stencil lie among the eight rows of cells, in 1/256 of a cell.
struct CellRows {
  /// Row 0, and what each row adds, in 1/65536 of that.
  private let origin: Int
  private let perRow: Int

  /// `box` is the region's, in samples of the stencil.
  init(_ box: PixelBox) {
    perRow = (256 * CellMeans.side) << 16 / box.height
    origin = perRow / 2 - box.top * perRow
  }

  /// The cell that the row lies in.
  @inline(__always)
  func nearest(_ row: Int) -> Int { min(CellMeans.side - 1, max(0, (origin &+ row &* perRow) &>> 24)) }

  /// The cell whose middle lies above the row, one that has another below it, and how far (0…256) the row is on the way to the middle of that.
  @inline(__always)
  func around(_ row: Int) -> (upper: Int, weight: Int) {
    let place = min(256 * (CellMeans.side - 1), max(0, (origin &+ row &* perRow) &>> 16 &- 128))
    let upper = min(CellMeans.side - 2, place &>> 8)
    return (upper, place &- upper &<< 8)
  }
}
