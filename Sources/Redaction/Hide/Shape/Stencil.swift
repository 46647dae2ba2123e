/// Which samples a region covers: runs of solid samples, and of blocks of eight feathered ones with an opacity for each.
///
/// It is what all shapes become, so that painting and measuring know none of them. There is one for all planes of a picture, on the grid
/// of the chroma samples; in a plane of more samples each one stands for all that lie in its place. Its memory is used again for the next
/// frame.
final class Stencil {
  /// Consecutive samples of one row, all within the grid.
  struct Solid {
    var row: Int32
    var column: Int32
    var count: Int32
  }

  /// Consecutive samples of one row, all within the grid.
  struct Feather {
    var row: Int32
    var column: Int32
    var count: Int32
    /// Where their opacities begin; another row may have the same.
    var opacities: Int32
  }

  /// Samples of a block.
  static let side = 8

  private(set) var grid = SampleGrid(width: 0, height: 0)
  /// The columns that anything covers, or more.
  private(set) var columns = 0..<0
  /// The rows that anything covers, or more.
  private(set) var rows = 0..<0
  private var capacity = Capacity(solids: 0, feathers: 0, blocks: 0)
  private var solids = UnsafeMutablePointer<Solid>.allocate(capacity: 0)
  private var feathers = UnsafeMutablePointer<Feather>.allocate(capacity: 0)
  private var opacities = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)
  private var solidCount = 0
  private var featherCount = 0

  deinit { deallocate() }

  private func deallocate() {
    solids.deallocate()
    feathers.deallocate()
    opacities.deallocate()
  }

  /// A part of the runs.
  struct Portion {
    fileprivate let index: Int
    fileprivate let count: Int

    fileprivate func range(of total: Int) -> Range<Int> { total * index / count..<total * (index + 1) / count }

    static let all = Portion(index: 0, count: 1)
  }

  /// So large that the solid and the feathered runs of one, which are of the same rows or nearly so, find each other in the fastest cache.
  @inline(__always)
  func forEachPortion(_ body: (Portion) -> Void) {
    let count = max(1, solidCount / 32)
    for index in 0..<count { body(Portion(index: index, count: count)) }
  }

  /// Row after row; they do not overlap, and some may be empty.
  @inline(__always)
  func withSolids(_ portion: Portion = .all, _ body: (UnsafeBufferPointer<Solid>) -> Void) {
    let range = portion.range(of: solidCount)
    body(UnsafeBufferPointer(start: solids + range.lowerBound, count: range.count))
  }

  /// The feathered runs, of which some may be empty, and the opacities of all of them: 0…255 of 256, and 0 for as many as make the last
  /// block of eight full.
  @inline(__always)
  func withFeathers(_ portion: Portion, _ body: (UnsafeBufferPointer<Feather>, UnsafePointer<UInt8>) -> Void) {
    let range = portion.range(of: featherCount)
    body(UnsafeBufferPointer(start: feathers + range.lowerBound, count: range.count), opacities)
  }

  /// How much `write` must make room for.
  struct Capacity {
    var solids: Int
    var feathers: Int
    var blocks: Int
  }

  /// Replaces everything by what `body` writes.
  func write(
    on grid: SampleGrid, rows: Range<Int>, columns: Range<Int>, _ needed: Capacity,
    _ body: (inout StencilWriter) -> Void
  ) {
    self.grid = grid
    self.columns = columns
    self.rows = rows
    if needed.solids > capacity.solids || needed.feathers > capacity.feathers || needed.blocks > capacity.blocks {
      deallocate()
      capacity = Capacity(
        solids: max(capacity.solids, needed.solids), feathers: max(capacity.feathers, needed.feathers),
        blocks: max(capacity.blocks, needed.blocks))
      solids = .allocate(capacity: capacity.solids)
      feathers = .allocate(capacity: capacity.feathers)
      // One block more, for the zeros behind the last.
      opacities = .allocate(capacity: (capacity.blocks + 1) * Self.side)
    }
    var writer = StencilWriter(solids: solids, feathers: feathers, opacities: opacities)
    body(&writer)
    assert(writer.fits(in: capacity), "a shape has more runs than it made room for")
    (solidCount, featherCount) = (writer.solidCount, writer.featherCount)
  }

  /// Replaces everything by nothing.
  func clear(on grid: SampleGrid) {
    self.grid = grid
    (columns, rows, solidCount, featherCount) = (0..<0, 0..<0, 0, 0)
  }
}
