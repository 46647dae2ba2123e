/// What one row of samples meets of a polygon. Its memory is used again for the next row.
struct PolygonRow {
  /// Those that may be within reach.
  private(set) var edges: [PixelEdge] = []
  /// Where nothing of the picture is left.
  var solid = RowIntervals()
  /// The solid stretches along the edges, and the feather.
  var touched = RowIntervals()

  /// Forgets the row before. All lengths are in pixels: `y` is the middle of the row, `band` how far from an edge samples are solid, `reach` how
  /// far the cover goes.
  mutating func begin(y: Double, near: [PixelEdge], reach: Double, band: Double) {
    solid.removeAll()
    touched.removeAll()
    edges.removeAll(keepingCapacity: true)
    for edge in near where edge.top - reach <= y && y <= edge.bottom + reach {
      edges.append(edge)
      if let inner = edge.band(y: y, width: band) { solid.append(inner) }
      if let outer = edge.band(y: y, width: reach) { touched.append(outer) }
    }
  }

  mutating func collectColumns(_ grid: SampleGrid) {
    solid.collectColumns(step: Double(grid.columnStep), width: grid.width)
    touched.collectColumns(step: Double(grid.columnStep), width: grid.width)
  }
}

/// Finds where a line runs through a polygon.
struct PolygonOutline {
  private let edges: [PixelEdge]
  private var crossings: [(x: Double, turn: Int)] = []

  init(_ edges: [PixelEdge]) { self.edges = edges.filter { $0.from.y != $0.to.y } }

  /// Adds the stretches of the line at height `y` round which the outline goes, in whatever direction (non-zero winding).
  mutating func appendInside(y: Double, to intervals: inout RowIntervals) {
    crossings.removeAll(keepingCapacity: true)
    for edge in edges where (edge.from.y <= y) != (edge.to.y <= y) {
      let part = (y - edge.from.y) / (edge.to.y - edge.from.y)
      crossings.append((edge.from.x + part * (edge.to.x - edge.from.x), edge.to.y > edge.from.y ? 1 : -1))
    }
    crossings.sort { $0.x < $1.x }
    var winding = 0, start = 0.0
    for crossing in crossings {
      if winding == 0 { start = crossing.x }
      winding += crossing.turn
      if winding == 0 { intervals.append(start...crossing.x) }
    }
  }
}

/// Stretches of one row: gathered in pixels, in any order, then turned into columns. Its memory is used again for the next row.
struct RowIntervals {
  /// In order, and not overlapping.
  private(set) var columns: [Range<Int>] = []
  private var intervals: [ClosedRange<Double>] = []

  mutating func removeAll() { intervals.removeAll(keepingCapacity: true) }

  mutating func append(_ interval: ClosedRange<Double>) { intervals.append(interval) }

  /// Makes `columns` those samples whose middles lie in any of the stretches; a sample is `step` pixels wide, the plane `width` samples.
  mutating func collectColumns(step: Double, width: Int) {
    columns.removeAll(keepingCapacity: true)
    intervals.sort { $0.lowerBound < $1.lowerBound }
    for interval in intervals {
      let start = max(0, (interval.lowerBound / step - 0.5).wholeAbove),
        end = min(width, (interval.upperBound / step - 0.5).wholeBelow + 1)
      guard start < end else { continue }
      if let last = columns.last, start <= last.upperBound {
        columns[columns.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        columns.append(start..<end)
      }
    }
  }

  /// Calls `body` with every part of the columns that is not among `others`.
  func forEachColumns(without others: RowIntervals, _ body: (Range<Int>) -> Void) {
    for part in columns {
      var start = part.lowerBound
      for other in others.columns where other.upperBound > start && other.lowerBound < part.upperBound {
        if other.lowerBound > start { body(start..<other.lowerBound) }
        start = max(start, other.upperBound)
      }
      if start < part.upperBound { body(start..<part.upperBound) }
    }
  }
}

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
