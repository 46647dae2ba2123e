import Media

/// The 8×8 colour means of a region: all that is ever kept of the pixels inside it.
///
/// The cells are the eighths of the box around the region and its feather. Only samples inside the region count, so that what lies between
/// the region and the corners of its box, which another region may hide, tells nothing here. All three planes have as many cells.
struct CellMeans: Sendable, Equatable {
  /// Cells along each side.
  static let side = 8
  /// Cells of one plane.
  static let count = side * side

  /// Plane after plane, row by row, in the samples of the picture.
  private var values: [UInt16] = []

  /// Measures the part of the region that lies inside the picture; a cell with nothing of it takes the mean of its neighbours.
  init<Sample: PaintSample>(of shape: PixelShape, _ stencil: Stencil, in planes: [SamplePlane<Sample>]) {
    values.reserveCapacity(Self.count * planes.count)
    for plane in planes {
      let sums = CellSums(of: plane, box: shape.box.onGrid(plane.grid), stencil: stencil)
      values += sums.means(fallback: UInt16(1) << UInt16(plane.bitDepth - 1))
    }
  }

  /// 64 for each plane.
  init(_ values: [UInt16]) { self.values = values }

  /// The 64 means of each of so many planes, row by row; nil where there are not as many.
  func withPlanes<Result>(from index: Int, count: Int, _ body: (UnsafePointer<UInt16>) -> Result) -> Result? {
    guard values.count >= Self.count * (index + count) else { return nil }
    return values.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { body($0 + Self.count * index) } }
  }

  /// `self` at 0, `next` at 256, in between a linear mixture.
  func mixed(with next: CellMeans, weight: Int) -> CellMeans {
    guard weight > 0 else { return self }
    return CellMeans(
      zip(values, next.values).map { a, b in UInt16((Int(a) * (256 - weight) + Int(b) * weight + 128) >> 8) })
  }
}
