/// Which samples a region covers: runs of solid samples, and of blocks of eight feathered ones with an opacity for each.
///
/// It is what all shapes become, so that painting and measuring know none of them. There is one for all planes of a picture, on the grid
/// of the chroma samples; in a plane of more samples each one stands for all that lie in its place. Its memory is used again for the next
/// frame.
struct Stencil {
  /// Consecutive samples of one row, all within the grid.
  struct Solid {
    var row: Int32
    var column: Int32
    var count: Int32
  }

  /// Consecutive blocks of one row. They begin within the grid, and may reach beyond it.
  struct Feather {
    var row: Int32
    var column: Int32
    var blocks: Int32
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
  private var solidMemory: [Solid] = []
  private var featherMemory: [Feather] = []
  private var opacityMemory: [UInt8] = []
  private var twofoldMemory: [UInt8] = []
  private var solidCount = 0
  private var featherCount = 0

  /// A part of the runs.
  struct Portion {
    fileprivate let index: Int
    fileprivate let count: Int

    fileprivate func range(of total: Int) -> Range<Int> { total * index / count..<total * (index + 1) / count }

    static let all = Portion(index: 0, count: 1)
  }

  /// So large that the solid and the feathered runs of one, which are of the same rows or nearly so, find each other in the fastest cache.
  var portions: [Portion] {
    let count = max(1, solidCount / 16)
    return (0..<count).map { Portion(index: $0, count: count) }
  }

  /// In no certain order; they do not overlap.
  func withSolids<Result>(_ portion: Portion = .all, _ body: (UnsafeBufferPointer<Solid>) -> Result) -> Result {
    solidMemory.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[portion.range(of: solidCount)])) }
  }

  /// The feathered runs, and the opacities of all of them: 0…255 of 256, and 0 for every sample of a block that is solid, or in another run
  /// with an opacity of its own. For planes in which `samples` (1 or 2) lie across one of the grid, each is there so many times.
  @inline(__always)
  func withFeathers(_ portion: Portion, samples: Int, _ body: (UnsafeBufferPointer<Feather>, UnsafePointer<UInt8>) -> Void) {
    guard featherCount > 0 else { return }
    featherMemory.withUnsafeBufferPointer { feathers in
      (samples == 1 ? opacityMemory : twofoldMemory).withUnsafeBufferPointer { opacities in
        guard let base = opacities.baseAddress else { return }
        body(UnsafeBufferPointer(rebasing: feathers[portion.range(of: featherCount)]), base)
      }
    }
  }

  /// How much `write` must make room for.
  struct Capacity {
    var solids: Int
    var feathers: Int
    var blocks: Int
  }

  /// Replaces everything by what `body` writes.
  mutating func write(
    on grid: SampleGrid, rows: Range<Int>, columns: Range<Int>, _ capacity: Capacity, _ body: (inout StencilWriter) -> Void
  ) {
    self.grid = grid
    self.columns = columns
    self.rows = rows
    if solidMemory.count < capacity.solids { solidMemory = Array(repeating: Solid(row: 0, column: 0, count: 0), count: capacity.solids) }
    if featherMemory.count < capacity.feathers {
      featherMemory = Array(repeating: Feather(row: 0, column: 0, blocks: 0, opacities: 0), count: capacity.feathers)
    }
    // One block more, for the zeros behind the last.
    let opacities = (capacity.blocks + 1) * Self.side
    if opacityMemory.count < opacities {
      opacityMemory = Array(repeating: 0, count: opacities)
      twofoldMemory = Array(repeating: 0, count: 2 * opacities)
    }
    (solidCount, featherCount) = (0, 0)
    solidMemory.withUnsafeMutableBufferPointer { solids in
      featherMemory.withUnsafeMutableBufferPointer { feathers in
        opacityMemory.withUnsafeMutableBufferPointer { opacities in
          twofoldMemory.withUnsafeMutableBufferPointer { twofold in
            guard let solids = solids.baseAddress, let feathers = feathers.baseAddress, let opacities = opacities.baseAddress,
              let twofold = twofold.baseAddress
            else { return }
            var writer = StencilWriter(solids: solids, feathers: feathers, opacities: opacities, twofold: twofold)
            body(&writer)
            (solidCount, featherCount) = (writer.solidCount, writer.featherCount)
          }
        }
      }
    }
  }

  /// Replaces everything by nothing.
  mutating func clear(on grid: SampleGrid) {
    self.grid = grid
    (columns, rows, solidCount, featherCount) = (0..<0, 0..<0, 0, 0)
  }
}
