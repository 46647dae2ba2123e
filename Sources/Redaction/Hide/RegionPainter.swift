/// What the inside of a region looks like. Whatever it looks like, it is a function of the 8×8 means and nothing else.
protocol RegionPainter: Sendable {
  /// Whether `CellMeans` are needed at all.
  var usesMeans: Bool { get }
  /// Writes one row of one plane: `target[0..<columns.count]` receives columns `columns` of `box`, at row `row`.
  func paint(
    _ target: UnsafeMutablePointer<UInt8>, columns: Range<Int>, row: Int, of box: PixelBox, plane: Int, cells: [UInt8])
}

/// One colour, a dark grey or black: keeps nothing of the picture.
struct FillPainter: RegionPainter {
  /// Limited range.
  var luma: UInt8 = 56
  var usesMeans: Bool { false }

  func paint(
    _ target: UnsafeMutablePointer<UInt8>, columns: Range<Int>, row: Int, of box: PixelBox, plane: Int, cells: [UInt8]
  ) {
    target.update(repeating: plane == 0 ? luma : 128, count: columns.count)
  }
}

/// Large squares of one colour each.
struct PixelatePainter: RegionPainter {
  var usesMeans: Bool { true }

  func paint(
    _ target: UnsafeMutablePointer<UInt8>, columns: Range<Int>, row: Int, of box: PixelBox, plane: Int, cells: [UInt8]
  ) {
    let side = CellMeans.side
    let line = min(side - 1, max(0, (row - box.top) * side / box.height)) * side
    for cell in 0..<side {
      let part = box.columns(ofCell: cell).clamped(to: columns)
      guard !part.isEmpty else { continue }
      (target + (part.lowerBound - columns.lowerBound)).update(repeating: cells[line + cell], count: part.count)
    }
  }
}

/// A smooth surface through the means: looks like a strong blur, and keeps no more than the squares do.
struct BlurPainter: RegionPainter {
  var usesMeans: Bool { true }

  func paint(
    _ target: UnsafeMutablePointer<UInt8>, columns: Range<Int>, row: Int, of box: PixelBox, plane: Int, cells: [UInt8]
  ) {
    let knots = Self.knots(row: row, of: box, cells: cells)
    let side = CellMeans.side
    // Knot k stands in the middle of cell k; before the first and after the last the surface is level.
    func center(_ cell: Int) -> Int { box.left + box.width * (2 * cell + 1) / (2 * side) }
    fill(target, columns, from: box.left, to: center(0), start: knots[0], end: knots[0])
    for cell in 0..<side - 1 {
      fill(target, columns, from: center(cell), to: center(cell + 1), start: knots[cell], end: knots[cell + 1])
    }
    fill(target, columns, from: center(side - 1), to: box.right, start: knots[side - 1], end: knots[side - 1])
  }

  /// The means mixed vertically for this row, in 1/65536.
  private static func knots(row: Int, of box: PixelBox, cells: [UInt8]) -> [Int32] {
    let side = CellMeans.side
    let position = (Double(row - box.top) + 0.5) * Double(side) / Double(box.height) - 0.5
    let clamped = min(Double(side - 1), max(0, position))
    let upper = min(side - 2, Int(clamped))
    let weight = Int32((clamped - Double(upper)) * 65536)
    return (0..<side).map { column in
      let a = Int32(cells[upper * side + column]), b = Int32(cells[(upper + 1) * side + column])
      return a &* 65536 &+ (b &- a) &* weight
    }
  }

  private func fill(
    _ target: UnsafeMutablePointer<UInt8>, _ columns: Range<Int>, from: Int, to: Int, start: Int32, end: Int32
  ) {
    let part = (from..<max(from, to)).clamped(to: columns)
    guard !part.isEmpty else { return }
    let step = (end &- start) / Int32(max(1, to - from))
    let first = start &+ step &* Int32(part.lowerBound - from) &+ 32768
    let output = target + (part.lowerBound - columns.lowerBound)
    for index in 0..<part.count {
      output[index] = UInt8(truncatingIfNeeded: (first &+ step &* Int32(truncatingIfNeeded: index)) >> 16)
    }
  }
}

extension Cover {
  var painter: any RegionPainter {
    switch self {
    case .fill: FillPainter()
    case .pixelate: PixelatePainter()
    case .blur: BlurPainter()
    case .black: FillPainter(luma: 16)
    }
  }
}
