/// Knows the opacities of a feathered run.
protocol OpacitySource {
  /// Of eight samples from a column on, 0…255 of 256. Those that lie beyond the run mean nothing.
  func opacities(from column: Int) -> SIMD8<UInt16>
}

/// Writes a stencil's runs into memory that was made large enough before.
struct StencilWriter {
  private let solids: UnsafeMutablePointer<Stencil.Solid>
  private let feathers: UnsafeMutablePointer<Stencil.Feather>
  private let opacities: UnsafeMutablePointer<UInt8>
  /// Every opacity twice.
  private let twofold: UnsafeMutablePointer<UInt8>
  private(set) var solidCount = 0
  private(set) var featherCount = 0
  private var opacityCount = 0

  init(
    solids: UnsafeMutablePointer<Stencil.Solid>, feathers: UnsafeMutablePointer<Stencil.Feather>, opacities: UnsafeMutablePointer<UInt8>,
    twofold: UnsafeMutablePointer<UInt8>
  ) {
    self.solids = solids
    self.feathers = feathers
    self.opacities = opacities
    self.twofold = twofold
  }

  /// How many blocks a run of so many feathered samples takes.
  @inline(__always)
  static func blocks(for count: Int) -> Int { (count &+ 7) &>> 3 }

  @inline(__always)
  mutating func addSolid(row: Int, from start: Int, to end: Int) {
    guard start < end else { return }
    solids[solidCount] = Stencil.Solid(
      row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: end &- start))
    solidCount &+= 1
  }

  /// Samples beyond the run take 0. The same run is added to the row `twin`, if there is one.
  @inline(never)
  mutating func addFeather<Source: OpacitySource>(row: Int, twin: Int?, from start: Int, to end: Int, _ source: Source) {
    guard start < end else { return }
    let once = UnsafeMutableRawPointer(opacities + opacityCount), twice = UnsafeMutableRawPointer(twofold + 2 &* opacityCount)
    let count = end &- start, blocks = Self.blocks(for: count)
    for block in 0..<blocks {
      let values = source.opacities(from: start &+ block &* Stencil.side)
      once.storeBytes(of: values.converted(), toByteOffset: block &* Stencil.side, as: SIMD8<UInt8>.self)
      twice.storeBytes(of: values | values &<< 8, toByteOffset: 2 &* block &* Stencil.side, as: SIMD8<UInt16>.self)
    }
    once.storeBytes(of: SIMD8(), toByteOffset: count, as: SIMD8<UInt8>.self)
    twice.storeBytes(of: SIMD16(), toByteOffset: 2 &* count, as: SIMD16<UInt8>.self)
    add(row: row, column: start, blocks: blocks)
    if let twin { add(row: twin, column: start, blocks: blocks) }
    opacityCount &+= blocks &* Stencil.side
  }

  @inline(__always)
  private mutating func add(row: Int, column: Int, blocks: Int) {
    feathers[featherCount] = Stencil.Feather(
      row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: column), blocks: Int32(truncatingIfNeeded: blocks),
      opacities: Int32(truncatingIfNeeded: opacityCount))
    featherCount &+= 1
  }
}
