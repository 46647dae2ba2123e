/// How far the samples of one row are from the nearest edge of a polygon.
final class RowDistances {
  private let columnStep: Double
  /// For every column, in square pixels, and for as many more as a block has samples.
  fileprivate let squares: UnsafeMutablePointer<Float>

  /// `width` in samples, `columnStep` in pixels.
  init(width: Int, columnStep: Double) {
    self.columnStep = columnStep
    squares = .allocate(capacity: width + Stencil.side)
    squares.update(repeating: 0, count: width + Stencil.side)
  }

  deinit { squares.deallocate() }

  /// Replaces the distances of `columns`; those beyond `reach` may come out larger than they are.
  func measure(_ columns: Range<Int>, y: Double, to edges: [PixelEdge], reach: Double) {
    (squares + columns.lowerBound).update(repeating: .greatestFiniteMagnitude, count: columns.count)
    for edge in edges {
      guard let band = edge.band(y: y, width: reach) else { continue }
      let start = (band.lowerBound / columnStep).wholeBelow, end = (band.upperBound / columnStep).wholeAbove
      let part = (start..<max(start, end)).clamped(to: columns)
      guard !part.isEmpty else { continue }
      fold(
        edge, y: y, into: squares + part.lowerBound, count: part.count, x: (Double(part.lowerBound) + 0.5) * columnStep)
    }
  }

  /// Keeps the lesser of what is there and the distance to this edge; `x` is the first sample's.
  private func fold(_ edge: PixelEdge, y: Double, into target: UnsafeMutablePointer<Float>, count: Int, x: Double) {
    let dx = Float(edge.to.x - edge.from.x), dy = Float(edge.to.y - edge.from.y)
    let right = Float(x - edge.from.x), down = Float(y - edge.from.y), step = Float(columnStep)
    let squared = dx * dx + dy * dy
    let perPixel = squared > 0 ? dx / squared : 0, offset = squared > 0 ? down * dy / squared : 0
    for index in 0..<count {
      let along = right + Float(Int32(truncatingIfNeeded: index)) * step
      let free = along * perPixel + offset
      let low = free < 0 ? 0 : free
      let part = low > 1 ? 1 : low
      let aside = along - part * dx, below = down - part * dy
      let square = aside * aside + below * below
      target[index] = square < target[index] ? square : target[index]
    }
  }

  /// From 255 at the distance `near` to 0 at `far`.
  func ramp(from near: Double, to far: Double) -> Ramp {
    Ramp(distances: self, slope: Float(255 / (far - near)), end: Float(far))
  }

  /// Opacities that fall in a straight line with the distance.
  struct Ramp: OpacitySource {
    fileprivate let distances: RowDistances
    fileprivate let slope: Float
    fileprivate let end: Float

    func opacities(from column: Int) -> SIMD8<UInt8> {
      var result = SIMD8<UInt8>()
      for lane in 0..<8 {
        let value = (end - distances.squares[column &+ lane].squareRoot()) * slope
        let low = value > 0 ? value : 0
        // The sum holds the nearest whole number in its lowest bits.
        result[lane] = UInt8(truncatingIfNeeded: ((low > 255 ? 255 : low) + 0x1p23).bitPattern)
      }
      return result
    }
  }
}
