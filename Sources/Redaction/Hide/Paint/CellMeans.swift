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

/// What is inside a region, added up for every cell of one plane.
struct CellSums {
  private var sums = [UInt64](repeating: 0, count: CellMeans.count)
  private var counts = [UInt64](repeating: 0, count: CellMeans.count)

  /// Counts the stencil's solid samples; `box` is in samples.
  ///
  /// Samples are added up for every column, over the rows of a row of cells, and then for the cells: so there is one loop for each row, and not
  /// eight.
  init<Sample: PaintSample>(of plane: SamplePlane<Sample>, box: PixelBox, stencil: Stencil) {
    let side = CellMeans.side, across = stencil.grid.columnStep / plane.columnStep
    let columns = (stencil.columns.lowerBound * across..<stencil.columns.upperBound * across).clamped(
      to: 0..<plane.width)
    guard !columns.isEmpty else { return }
    let starts = (0...side).map { box.left + box.width * $0 / side },
      tops = (0..<side).map { box.rows(ofCell: $0).lowerBound }
    // Not by `withUnsafeTemporaryAllocation`: Swift 6.3.1 lost a register between its closures here, and the program crashed.
    let columnSums = UnsafeMutablePointer<Sample.Wide>.allocate(capacity: columns.count)
    // By how much the count of samples changes from each column to the next.
    let steps = UnsafeMutablePointer<Int32>.allocate(capacity: columns.count + 1)
    defer {
      columnSums.deallocate()
      steps.deallocate()
    }
    columnSums.update(repeating: 0, count: columns.count)
    steps.update(repeating: 0, count: columns.count + 1)
    var cells = 0, firstRow = 0
    plane.forEachSolid(stencil) { row, start, count in
      let now = max(0, (tops.firstIndex { $0 > row } ?? side) - 1)
      // So many of the largest samples fit.
      if now != cells || row - firstRow >= 256 {
        collect(columnSums, steps, columns, starts, cells)
        (cells, firstRow) = (now, row)
      }
      let index = start &- columns.lowerBound
      assert(index >= 0 && index + count <= columns.count, "a stencil covers more columns than it says")
      steps[index] &+= 1
      steps[index &+ count] &-= 1
      Self.add(plane.sample(row, start), to: columnSums + index, count: count)
    }
    collect(columnSums, steps, columns, starts, cells)
  }

  /// Adds the columns to a row of cells, which begin at `starts`, and makes them 0 again.
  private mutating func collect<Wide: FixedWidthInteger>(
    _ columnSums: UnsafeMutablePointer<Wide>, _ steps: UnsafeMutablePointer<Int32>, _ columns: Range<Int>,
    _ starts: [Int], _ cells: Int
  ) {
    let side = CellMeans.side
    var covered: Int32 = 0
    for cell in 0..<side {
      // Samples may lie just beyond the box.
      let start = cell == 0 ? columns.lowerBound : starts[cell],
        end = cell == side - 1 ? columns.upperBound : starts[cell + 1]
      var sum: UInt64 = 0, count: UInt64 = 0
      for column in (start..<max(start, end)).clamped(to: columns) {
        let index = column &- columns.lowerBound
        covered &+= steps[index]
        sum &+= UInt64(truncatingIfNeeded: columnSums[index])
        count &+= UInt64(truncatingIfNeeded: covered)
      }
      sums[cells * side + cell] &+= sum
      counts[cells * side + cell] &+= count
    }
    columnSums.update(repeating: 0, count: columns.count)
    steps.update(repeating: 0, count: columns.count + 1)
  }

  private static func add<Sample: PaintSample>(
    _ samples: UnsafePointer<Sample>, to sums: UnsafeMutablePointer<Sample.Wide>, count: Int
  ) {
    var index = 0
    while index &+ 8 <= count {
      let target = UnsafeMutableRawPointer(sums + index)
      let sum = target.loadUnaligned(as: SIMD8<Sample.Wide>.self) &+ Sample.wide(Sample.load(samples + index))
      target.storeBytes(of: sum, as: SIMD8<Sample.Wide>.self)
      index &+= 8
    }
    while index < count {
      sums[index] &+= Sample.Wide(truncatingIfNeeded: samples[index])
      index &+= 1
    }
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
