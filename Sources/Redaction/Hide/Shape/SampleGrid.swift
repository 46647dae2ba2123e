import Media

/// Where the samples of a plane lie in the picture: `columnStep` × `rowStep` pixels each.
struct SampleGrid: Sendable, Hashable {
  /// In samples.
  var width: Int
  /// In samples.
  var height: Int
  var columnStep = 1
  var rowStep = 1

  /// How far, in pixels, a sample of chroma may show what lies beside it: decoders and cameras take it from a wider area than its own,
  /// and not always from the middle of it (ITU-T H.264, figure E-1).
  var overhang: (columns: Double, rows: Double) {
    (columnStep > 1 ? Double(columnStep) : 0, rowStep > 1 ? Double(rowStep) : 0)
  }
}

extension SamplePlane {
  var grid: SampleGrid { SampleGrid(width: width, height: height, columnStep: columnStep, rowStep: rowStep) }
}

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
