import Media

/// Knows the colours that a region's feather is mixed with.
protocol ColorSource<Sample> {
  associatedtype Sample: PaintSample
  associatedtype Arithmetic: MixingArithmetic
  typealias Colors = (first: SIMD8<Arithmetic.Lane>, second: SIMD8<Arithmetic.Lane>)

  /// Of eight samples of a row of the stencil, from a column of the plane on, in the first and the second of `PaintedRows`.
  func colors(row: Int, from column: Int) -> Colors
}
