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
  func forEachSolid(_ stencil: Stencil, _ body: (_ row: Int, _ column: Int, _ count: Int) -> Void) {
    let across = stencil.grid.columnStep / columnStep, down = stencil.grid.rowStep / rowStep
    stencil.withSolids { solids in
      for solid in solids {
        let row = Int(solid.row) &* down, column = Int(solid.column) &* across
        let count = min(Int(solid.count) &* across, width &- column)
        body(row, column, count)
        if down > 1, row &+ 1 < height { body(row &+ 1, column, count) }
      }
    }
  }

  /// Blends colours over the stencil's feather.
  @inline(__always)
  func blendFeather<Source: ColorSource<Sample>>(_ stencil: Stencil, _ source: Source) {
    let across = stencil.grid.columnStep / columnStep, down = stencil.grid.rowStep / rowStep
    stencil.withFeathers(samples: across) { feathers, opacities in
      for feather in feathers {
        let row = Int(feather.row) &* down, column = Int(feather.column) &* across
        let count = Int(feather.blocks) &* Stencil.side &* across, opacities = opacities + Int(feather.opacities) &* across
        if column &+ count > width || row &+ down > height {
          for row in row..<min(height, row &+ down) { blendAtEdge(row, column, count, opacities, source) }
        } else if down == 1 {
          blend(row, column, count, opacities, source)
        } else {
          blendPair(row, column, count, opacities, source)
        }
      }
    }
  }

  // Each of these is a function of its own, because too much in one is not optimised as well.

  @inline(never)
  private func blend<Source: ColorSource<Sample>>(
    _ row: Int, _ column: Int, _ count: Int, _ opacities: UnsafePointer<UInt8>, _ source: Source
  ) {
    let target = sample(row, column)
    var index = 0
    while index < count {
      Sample.blend(source.colors(row: row, from: column &+ index), over: target + index, opacities: UInt8.load(opacities + index))
      index &+= Stencil.side
    }
  }

  /// The same of a row and the one below.
  @inline(never)
  private func blendPair<Source: ColorSource<Sample>>(
    _ row: Int, _ column: Int, _ count: Int, _ opacities: UnsafePointer<UInt8>, _ source: Source
  ) {
    let target = sample(row, column), below = target + stride
    var index = 0
    while index < count {
      let values = UInt8.load(opacities + index)
      Sample.blend(source.colors(row: row, from: column &+ index), over: target + index, opacities: values)
      Sample.blend(source.colors(row: row &+ 1, from: column &+ index), over: below + index, opacities: values)
      index &+= Stencil.side
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
