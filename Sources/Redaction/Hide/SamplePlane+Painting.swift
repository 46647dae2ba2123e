import Media

/// Knows the colours that a region's feather is mixed with.
protocol ColorSource<Sample> {
  associatedtype Sample: PaintSample
  /// Of eight samples of a row of the plane, from a column on.
  func colors(row: Int, from column: Int) -> SIMD8<Sample>
}

extension SamplePlane where Sample: PaintSample {
  @inline(__always)
  func sample(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Sample> { base + (row &* stride &+ column) }

  /// Calls `body` with row, column and count of every run of this plane's samples that is solid.
  @inline(__always)
  func forEachSolid(_ stencil: Stencil, _ portion: Stencil.Portion = .all, _ body: (_ row: Int, _ column: Int, _ count: Int) -> Void) {
    let across = stencil.grid.columnStep / columnStep, down = stencil.grid.rowStep / rowStep
    stencil.withSolids(portion) { solids in
      for solid in solids {
        let column = Int(solid.column) &* across, count = min(Int(solid.count) &* across, width &- column)
        var row = Int(solid.row) &* down
        let end = min(height, row &+ down)
        while row < end {
          body(row, column, count)
          row &+= 1
        }
      }
    }
  }

  /// Blends colours over the stencil's feather.
  func blendFeather<Source: ColorSource<Sample>>(_ stencil: Stencil, _ portion: Stencil.Portion, _ source: Source) {
    stencil.withFeathers(portion, samples: stencil.grid.columnStep / columnStep) { feathers, opacities in
      if stencil.grid.rowStep == rowStep {
        blendRows(feathers, opacities, stencil.grid, source)
      } else {
        blendPairs(feathers, opacities, stencil.grid, source)
      }
    }
  }

  // These are functions of their own, because too much in one is not optimised as well.

  @inline(never)
  private func blendRows<Source: ColorSource<Sample>>(
    _ feathers: UnsafeBufferPointer<Stencil.Feather>, _ opacities: UnsafePointer<UInt8>, _ grid: SampleGrid, _ source: Source
  ) {
    let across = grid.columnStep / columnStep
    for feather in feathers {
      let row = Int(feather.row), column = Int(feather.column) &* across, count = Int(feather.blocks) &* Stencil.side &* across
      let opacities = opacities + Int(feather.opacities) &* across
      guard column &+ count <= width else {
        blendAtEdge(row, column, count, opacities, source)
        continue
      }
      let target = sample(row, column)
      var index = 0
      while index < count {
        Sample.blend(source.colors(row: row, from: column &+ index), over: target + index, opacities: UInt8.load(opacities + index))
        index &+= Stencil.side
      }
    }
  }

  /// Two rows for each one of the grid.
  @inline(never)
  private func blendPairs<Source: ColorSource<Sample>>(
    _ feathers: UnsafeBufferPointer<Stencil.Feather>, _ opacities: UnsafePointer<UInt8>, _ grid: SampleGrid, _ source: Source
  ) {
    let across = grid.columnStep / columnStep
    for feather in feathers {
      let row = 2 &* Int(feather.row), column = Int(feather.column) &* across, count = Int(feather.blocks) &* Stencil.side &* across
      let opacities = opacities + Int(feather.opacities) &* across
      guard column &+ count <= width, row &+ 1 < height else {
        for row in row..<min(height, row &+ 2) { blendAtEdge(row, column, count, opacities, source) }
        continue
      }
      let target = sample(row, column), below = target + stride
      var index = 0
      while index < count {
        let values = UInt8.load(opacities + index)
        Sample.blend(source.colors(row: row, from: column &+ index), over: target + index, opacities: values)
        Sample.blend(source.colors(row: row &+ 1, from: column &+ index), over: below + index, opacities: values)
        index &+= Stencil.side
      }
    }
  }

  /// The same where the last block may reach beyond the plane.
  @inline(never)
  private func blendAtEdge<Source: ColorSource<Sample>>(
    _ row: Int, _ column: Int, _ count: Int, _ opacities: UnsafePointer<UInt8>, _ source: Source
  ) {
    let target = sample(row, column), end = min(count, width - column)
    for first in Swift.stride(from: 0, to: end, by: Stencil.side) {
      let new = source.colors(row: row, from: column + first)
      for index in first..<min(end, first + Stencil.side) {
        target[index] = Sample.blended(new[index - first], over: target[index], opacity: opacities[index])
      }
    }
  }
}
