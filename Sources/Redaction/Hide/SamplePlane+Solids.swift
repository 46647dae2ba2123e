import Media

extension SamplePlane where Sample: PaintSample {
  @inline(__always)
  func sample(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Sample> { base + (row &* stride &+ column) }

  /// Calls `body` with row, column and count of every run of this plane's samples that is solid.
  @inline(__always)
  func forEachSolid(_ stencil: Stencil, _ body: (_ row: Int, _ column: Int, _ count: Int) -> Void) {
    let across = stencil.grid.columnStep / columnStep, down = stencil.grid.rowStep / rowStep
    stencil.withSolids { solids in
      for solid in solids {
        let column = Int(solid.column) &* across, count = min(Int(solid.count) &* across, width &- column)
        guard count > 0 else { continue }
        var row = Int(solid.row) &* down
        let end = min(height, row &+ down)
        while row < end {
          body(row, column, count)
          row &+= 1
        }
      }
    }
  }
}
