import Media

/// The samples that are painted together: of luma two rows, where two lie in the place of one of the stencil's, else one; of chroma the same
/// row of both planes.
struct PaintedRows<Sample: PaintSample> {
  /// A row of the plane, and the second one, if there is one.
  typealias Pair = (first: UnsafeMutablePointer<Sample>, second: UnsafeMutablePointer<Sample>?)

  /// Samples in the place of one of the stencil's.
  private let across: Int
  /// Samples of a row.
  private let width: Int
  private let first: UnsafeMutablePointer<Sample>
  private let second: UnsafeMutablePointer<Sample>
  /// From one row of the stencil to the next.
  private let stride: Int
  private let secondStride: Int
  /// How many rows of the stencil have a second row.
  private let pairs: Int

  /// One plane.
  init(_ plane: SamplePlane<Sample>, _ grid: SampleGrid) {
    let down = grid.rowStep / plane.rowStep
    across = grid.columnStep / plane.columnStep
    width = plane.width
    first = plane.base
    second = plane.base + (down > 1 ? plane.stride : 0)
    stride = down * plane.stride
    secondStride = stride
    pairs = down > 1 ? plane.height / 2 : 0
  }

  /// Two planes of the stencil's grid.
  init(_ plane: SamplePlane<Sample>, and other: SamplePlane<Sample>) {
    across = 1
    width = min(plane.width, other.width)
    first = plane.base
    second = other.base
    stride = plane.stride
    secondStride = other.stride
    pairs = min(plane.height, other.height)
  }

  /// The columns that the stencil covers, in samples.
  func columns(of stencil: Stencil) -> Range<Int> {
    stencil.columns.lowerBound * across..<stencil.columns.upperBound * across
  }

  /// Calls `body` for every run of solid samples, with its row of the stencil, its first column in the plane, where they lie, and their count.
  @inline(__always)
  func forEachSolid(
    _ stencil: Stencil, _ portion: Stencil.Portion,
    _ body: (_ row: Int, _ column: Int, _ samples: Pair, _ count: Int) -> Void
  ) {
    stencil.withSolids(portion) { solids in
      for solid in solids {
        let row = Int(solid.row), column = Int(solid.column) &* across,
          count = min(Int(solid.count) &* across, width &- column)
        guard count > 0 else { continue }
        body(row, column, samples(row, column), count)
      }
    }
  }

  /// Blends colours over the stencil's feather.
  func blendFeather<Source: ColorSource<Sample>>(_ stencil: Stencil, _ portion: Stencil.Portion, _ source: Source) {
    // Functions of their own, because too much in one is not optimised as well.
    if across == 1 {
      blend(stencil, portion, source, OneForEach.self)
    } else {
      blend(stencil, portion, source, OneForTwo.self)
    }
  }

  @inline(__always)
  private func samples(_ row: Int, _ column: Int) -> Pair {
    (first + (row &* stride &+ column), row < pairs ? second + (row &* secondStride &+ column) : nil)
  }

  @inline(never)
  private func blend<Source: ColorSource<Sample>, Reader: OpacityReader>(
    _ stencil: Stencil, _ portion: Stencil.Portion, _ source: Source, _ reader: Reader.Type
  ) {
    typealias Arithmetic = Source.Arithmetic
    stencil.withFeathers(portion) { feathers, opacities in
      for feather in feathers {
        let row = Int(feather.row), column = Int(feather.column) &* Reader.across,
          count = Int(feather.count) &* Reader.across
        let opacities = opacities + Int(feather.opacities), (target, second) = samples(row, column)
        // The last block may reach beyond the run, where its opacities are 0, but not beyond the plane.
        guard column &+ count &+ (Stencil.side &- 1) <= width else {
          blendAtEdge(row, column, count, opacities, source, reader)
          continue
        }
        var index = 0
        // What is multiplied is read right before it, see `BlurRows.weight`.
        if let second {
          while index < count {
            let colors = source.colors(row: row, from: column &+ index),
              weights = Arithmetic.weight(Reader.read(opacities, index))
            let a = Sample.blended(colors.first, over: Sample.load(target + index), weights, Arithmetic.self)
            let b = Sample.blended(colors.second, over: Sample.load(second + index), weights, Arithmetic.self)
            Sample.store(a, to: target + index)
            Sample.store(b, to: second + index)
            index &+= Stencil.side
          }
        } else {
          while index < count {
            let colors = source.colors(row: row, from: column &+ index),
              weights = Arithmetic.weight(Reader.read(opacities, index))
            Sample.store(
              Sample.blended(colors.first, over: Sample.load(target + index), weights, Arithmetic.self),
              to: target + index)
            index &+= Stencil.side
          }
        }
      }
    }
  }

  @inline(never)
  private func blendAtEdge<Source: ColorSource<Sample>, Reader: OpacityReader>(
    _ row: Int, _ column: Int, _ count: Int, _ opacities: UnsafePointer<UInt8>, _ source: Source, _ reader: Reader.Type
  ) {
    let (target, second) = samples(row, column)
    for index in Swift.stride(from: 0, to: count, by: Stencil.side) {
      let colors = source.colors(row: row, from: column + index),
        weights = Source.Arithmetic.weight(Reader.read(opacities, index))
      let room = min(Stencil.side, width - column - index)
      Sample.blendPart(colors.first, over: target + index, weights, count: room, Source.Arithmetic.self)
      if let second {
        Sample.blendPart(colors.second, over: second + index, weights, count: room, Source.Arithmetic.self)
      }
    }
  }
}

/// Reads the opacities of eight samples of a plane.
private protocol OpacityReader {
  /// Samples of the plane for each of the stencil.
  static var across: Int { get }
  static func read<Lane: FixedWidthInteger & SIMDScalar>(_ opacities: UnsafePointer<UInt8>, _ index: Int) -> SIMD8<Lane>
}

private enum OneForEach: OpacityReader {
  static var across: Int { 1 }

  @inline(__always)
  static func read<Lane: FixedWidthInteger & SIMDScalar>(_ opacities: UnsafePointer<UInt8>, _ index: Int) -> SIMD8<Lane>
  {
    UInt8.load(opacities + index).converted()
  }
}

private enum OneForTwo: OpacityReader {
  static var across: Int { 2 }

  @inline(__always)
  static func read<Lane: FixedWidthInteger & SIMDScalar>(_ opacities: UnsafePointer<UInt8>, _ index: Int) -> SIMD8<Lane>
  {
    let four = UnsafeRawPointer(opacities + index &>> 1).loadUnaligned(as: SIMD4<UInt8>.self)
    return SIMD8(four[0], four[0], four[1], four[1], four[2], four[2], four[3], four[3]).converted()
  }
}
