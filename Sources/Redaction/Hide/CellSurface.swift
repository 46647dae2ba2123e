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
