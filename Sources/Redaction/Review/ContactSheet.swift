@_spi(InPlace) import Media

/// Puts small pictures side by side, page by page.
struct ContactSheet {
  private static let columns = 8, rows = 6
  private static let width = ReviewPictures.headSide
  private static let height = ReviewPictures.headSide + PictureTile.labelHeight
  private static let gap = 4

  private var tiles: [Frame] = []
  /// Pages that were begun.
  private(set) var count = 0

  /// Returns the page that has become full, if any.
  mutating func add(_ tile: Frame) throws -> Frame? {
    if tiles.isEmpty { count += 1 }
    tiles.append(tile)
    return tiles.count == Self.columns * Self.rows ? try page() : nil
  }

  /// What is left; nil where nothing is.
  mutating func finish() throws -> Frame? { tiles.isEmpty ? nil : try page() }

  private mutating func page() throws -> Frame {
    let rows = (tiles.count + Self.columns - 1) / Self.columns
    let page = try Frame.blank(
      width: Self.columns * (Self.width + Self.gap), height: rows * (Self.height + Self.gap), luma: 40)
    try page.withWritablePlanes { target in
      for (index, tile) in tiles.enumerated() {
        let left = index % Self.columns * (Self.width + Self.gap), top = index / Self.columns * (Self.height + Self.gap)
        try tile.withPlanes { source in
          for (number, plane) in source.enumerated() {
            let halving = number == 0 ? 1 : 2
            let columns = min(plane.width, Self.width / halving)
            for row in 0..<min(plane.height, Self.height / halving) {
              let output = target[number].base + (top / halving + row) * target[number].stride + left / halving
              output.update(from: plane.base + row * plane.stride, count: columns)
            }
          }
        }
      }
    }
    tiles = []
    return page
  }
}
