/// A region's shape, and what it covers.
struct TracedShape {
  private var shape: PixelShape?
  let stencil = Stencil()

  /// A shape that stays where it was is not traced again.
  mutating func update(to shape: PixelShape, on grid: SampleGrid) {
    guard self.shape != shape || stencil.grid != grid else { return }
    shape.trace(on: grid, into: stencil)
    self.shape = shape
  }
}
