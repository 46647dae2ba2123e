import Media

/// A rectangle of whole pixels or samples, which may reach beyond the picture. Its width and height are at least 1.
struct PixelBox: Sendable, Equatable {
  var left: Int
  var top: Int
  var width: Int
  var height: Int

  init(left: Int, top: Int, width: Int, height: Int) {
    self.left = left
    self.top = top
    self.width = max(1, width)
    self.height = max(1, height)
  }

  /// The smallest around these places, in pixels.
  init(left: Double, top: Double, right: Double, bottom: Double) {
    let column = left.wholeBelow, row = top.wholeBelow
    self.init(left: column, top: row, width: right.wholeAbove - column, height: bottom.wholeAbove - row)
  }

  var right: Int { left + width }
  var bottom: Int { top + height }

  /// The smallest box of samples around it.
  func onGrid(_ grid: SampleGrid) -> PixelBox {
    PixelBox(
      left: Double(left) / Double(grid.columnStep), top: Double(top) / Double(grid.rowStep),
      right: Double(right) / Double(grid.columnStep),
      bottom: Double(bottom) / Double(grid.rowStep))
  }

  func columns(ofCell index: Int) -> Range<Int> {
    left + width * index / CellMeans.side..<left + width * (index + 1) / CellMeans.side
  }

  func rows(ofCell index: Int) -> Range<Int> {
    top + height * index / CellMeans.side..<top + height * (index + 1) / CellMeans.side
  }
}

extension Double {
  /// The whole number at or below it; what is not finite or far beyond any picture is cut to ±2³¹.
  var wholeBelow: Int { Int((self > -0x1p31 ? (self < 0x1p31 ? self : 0x1p31) : -0x1p31).rounded(.down)) }

  var wholeAbove: Int { -(-self).wholeBelow }

  /// `wholeBelow` or one less, of numbers up to 2⁵⁰: in a few instructions, where rounding is a call into libm without SSE 4.1, which we may
  /// not ask for.
  @inline(__always)
  var safelyBelow: Int {
    Int(truncatingIfNeeded: Int64(bitPattern: (self - 0.5 + 0x1.8p52).bitPattern)) &- 0x4338_0000_0000_0000
  }

  /// `wholeAbove` or one more.
  @inline(__always)
  var safelyAbove: Int { 0 &- (-self).safelyBelow }
}
