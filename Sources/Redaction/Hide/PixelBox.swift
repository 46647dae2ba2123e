/// A rectangle of whole pixels, which may reach beyond the picture.
struct PixelBox: Sendable, Equatable {
  var left: Int
  var top: Int
  var width: Int
  var height: Int

  var right: Int { left + width }
  var bottom: Int { top + height }

  func columns(ofCell index: Int) -> Range<Int> {
    left + width * index / CellMeans.side..<left + width * (index + 1) / CellMeans.side
  }

  func rows(ofCell index: Int) -> Range<Int> {
    top + height * index / CellMeans.side..<top + height * (index + 1) / CellMeans.side
  }
}
