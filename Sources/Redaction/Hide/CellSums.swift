import Media

/// What is inside a region, added up for every cell of one plane.
struct CellSums {
  private var sums = [UInt64](repeating: 0, count: CellMeans.count)
  private var counts = [UInt64](repeating: 0, count: CellMeans.count)

  /// Counts the stencil's solid samples; `box` is in samples.
  init<Sample: PaintSample>(of plane: SamplePlane<Sample>, box: PixelBox, stencil: Stencil) {
    let side = CellMeans.side
    let starts = (0...side).map { box.left + box.width * $0 / side }, tops = (0..<side).map { box.rows(ofCell: $0).lowerBound }
    plane.forEachSolid(stencil) { row, start, count in
      let line = plane.sample(row, 0), end = start + count
      // Samples may lie just beyond the box.
      let first = max(0, (tops.firstIndex { $0 > row } ?? side) - 1) * side
      for cell in 0..<side {
        let left = cell == 0 ? start : max(start, starts[cell]), right = cell == side - 1 ? end : min(end, starts[cell + 1])
        guard left < right else { continue }
        sums[first + cell] &+= Self.sum(line + left, count: right &- left)
        counts[first + cell] &+= UInt64(right &- left)
      }
    }
  }

  private static func sum<Sample: PaintSample>(_ samples: UnsafePointer<Sample>, count: Int) -> UInt64 {
    var sum: UInt64 = 0, index = 0
    while index &+ 8 <= count {
      // So many of the largest samples fit into each lane.
      let end = min(count, index &+ 8 &* 256)
      var lanes = SIMD8<Sample.Wide>()
      while index &+ 8 <= end {
        lanes &+= Sample.wide(Sample.load(samples + index))
        index &+= 8
      }
      for lane in 0..<8 { sum &+= UInt64(truncatingIfNeeded: lanes[lane]) }
    }
    while index < count {
      sum &+= UInt64(truncatingIfNeeded: samples[index])
      index &+= 1
    }
    return sum
  }

  /// The means, row by row, rounded; an empty cell takes the mean of its known neighbours, and `fallback` where all are empty.
  func means(fallback: UInt16) -> [UInt16] {
    var means: [UInt16?] = zip(sums, counts).map { sum, count in count == 0 ? nil : UInt16((sum + count / 2) / count) }
    guard means.contains(where: { $0 != nil }) else { return Array(repeating: fallback, count: means.count) }
    while means.contains(nil) {
      let known = means
      for index in means.indices where known[index] == nil {
        let near = Self.neighbours(of: index).compactMap { known[$0].map(Int.init) }
        if !near.isEmpty { means[index] = UInt16((near.reduce(0, +) + near.count / 2) / near.count) }
      }
    }
    return means.map { $0 ?? fallback }
  }

  private static func neighbours(of index: Int) -> [Int] {
    let side = CellMeans.side
    let row = index / side, column = index % side
    return (max(0, row - 1)...min(side - 1, row + 1)).flatMap { y in
      (max(0, column - 1)...min(side - 1, column + 1)).map { y * side + $0 }
    }
  }
}
