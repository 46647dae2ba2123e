/// Knows the opacities of a feathered run.
protocol OpacitySource {
  /// Of eight samples from a column on, 0…255 of 256. Those that lie beyond the run mean nothing.
  func opacities(from column: Int) -> SIMD8<UInt8>
}

/// Writes a stencil's runs into memory that was made large enough before.
struct StencilWriter {
  private let solids: UnsafeMutablePointer<Stencil.Solid>
  private let feathers: UnsafeMutablePointer<Stencil.Feather>
  private let opacities: UnsafeMutablePointer<UInt8>
  private(set) var solidCount = 0
  private(set) var featherCount = 0
  private var opacityCount = 0

  init(
    solids: UnsafeMutablePointer<Stencil.Solid>, feathers: UnsafeMutablePointer<Stencil.Feather>,
    opacities: UnsafeMutablePointer<UInt8>
  ) {
    self.solids = solids
    self.feathers = feathers
    self.opacities = opacities
  }

  /// How many blocks a run of so many feathered samples takes.
  @inline(__always)
  static func blocks(for count: Int) -> Int { (count &+ 7) &>> 3 }

  func fits(in capacity: Stencil.Capacity) -> Bool {
    solidCount <= capacity.solids && featherCount <= capacity.feathers && opacityCount <= capacity.blocks * Stencil.side
  }

  mutating func addSolid(row: Int, from start: Int, to end: Int) {
    guard start < end else { return }
    solids[solidCount] = Stencil.Solid(row: row, from: start, to: end)
    solidCount &+= 1
  }

  mutating func addFeather<Source: OpacitySource>(row: Int, from start: Int, to end: Int, _ source: Source) {
    guard start < end else { return }
    feathers[featherCount] = Stencil.Feather(row: row, from: start, to: end, opacities: opacityCount)
    featherCount &+= 1
    write(from: start, to: end, source)
  }

  /// A row of one solid run, and feathered ones to either side of it.
  struct Row {
    let left: Int
    let solidLeft: Int
    let solidRight: Int
    let right: Int

    static let empty = Row(left: 0, solidLeft: 0, solidRight: 0, right: 0)
  }

  /// Makes room for the rows of the stencil, each of which must be placed.
  mutating func reserve(rows: Int) {
    solidCount = rows
    featherCount = 2 &* rows
  }

  /// Places the row `first + index`, and with the same opacities the row `first + twin`. Neither feather may reach beyond `middle`.
  @inline(__always)
  mutating func place<Source: OpacitySource>(
    _ index: Int, twin: Int, first: Int, _ row: Row, middle: Int, left: Source, right: Source
  ) {
    let leftEnd = min(row.solidLeft, middle), rightStart = max(row.solidRight, middle)
    let leftOpacities = opacityCount
    write(from: row.left, to: leftEnd, left)
    let rightOpacities = opacityCount
    write(from: rightStart, to: row.right, right)
    var index = index
    while true {
      solids[index] = Stencil.Solid(row: first &+ index, from: row.solidLeft, to: max(row.solidLeft, row.solidRight))
      feathers[2 &* index] = Stencil.Feather(row: first &+ index, from: row.left, to: leftEnd, opacities: leftOpacities)
      feathers[2 &* index &+ 1] = Stencil.Feather(
        row: first &+ index, from: rightStart, to: row.right, opacities: rightOpacities)
      if index == twin { return }
      index = twin
    }
  }

  /// Samples beyond the run take 0.
  @inline(__always)
  private mutating func write<Source: OpacitySource>(from start: Int, to end: Int, _ source: Source) {
    guard start < end else { return }
    let target = UnsafeMutableRawPointer(opacities + opacityCount)
    let count = end &- start
    var index = 0
    while index < count {
      target.storeBytes(of: source.opacities(from: start &+ index), toByteOffset: index, as: SIMD8<UInt8>.self)
      index &+= Stencil.side
    }
    target.storeBytes(of: SIMD8(), toByteOffset: count, as: SIMD8<UInt8>.self)
    opacityCount &+= index
  }
}

extension Stencil.Solid {
  @inline(__always)
  fileprivate init(row: Int, from start: Int, to end: Int) {
    self.init(
      row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: start),
      count: Int32(truncatingIfNeeded: end &- start))
  }
}

extension Stencil.Feather {
  @inline(__always)
  fileprivate init(row: Int, from start: Int, to end: Int, opacities: Int) {
    self.init(
      row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: start),
      count: Int32(truncatingIfNeeded: end &- start),
      opacities: Int32(truncatingIfNeeded: opacities))
  }
}
