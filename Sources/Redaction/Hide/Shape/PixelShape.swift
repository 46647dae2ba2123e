/// The shape of a region, in pixels of the picture.
///
/// Whatever its kind: every sample whose square it touches is solid, and outside of them the cover fades out. Samples of chroma are
/// solid, too, where they may show something of the inside (`SampleGrid.overhang`). All that is far outside the picture costs nothing.
enum PixelShape: Sendable, Equatable {
  case ellipse(PixelEllipse)
  case polygon(PixelPolygon)

  /// `width` and `height` are the picture's.
  init(_ region: Region, width: Int, height: Int) {
    switch region {
    case .ellipse(let ellipse): self = .ellipse(PixelEllipse(ellipse, width: width, height: height))
    case .polygon(let polygon): self = .polygon(PixelPolygon(polygon, width: width, height: height))
    }
  }

  /// The widest feather, as a part of the radius or of half the shorter side; and how far the cells reach beyond the shape.
  static let margin = 0.12

  /// The widest feather in a picture of so many rows, in pixels: 5 of 1080. A soft edge only keeps the eye from being drawn to it; what lies
  /// under it need not be hidden, and a wide one takes most of the time of painting.
  static func feather(height: Int) -> Double { max(2, Double(height) / 216) }

  /// Around the shape and its margin; the cells of the means are its eighths.
  var box: PixelBox {
    let box =
      switch self {
      case .ellipse(let ellipse): ellipse.box
      case .polygon(let polygon): polygon.box
      }
    let across = Self.margin / 2 * Double(box.width), down = Self.margin / 2 * Double(box.height)
    return PixelBox(
      left: Double(box.left) - across, top: Double(box.top) - down, right: Double(box.right) + across,
      bottom: Double(box.bottom) + down)
  }

  /// Replaces what `stencil` holds by the samples of a plane that the shape covers.
  func trace(on grid: SampleGrid, into stencil: Stencil) {
    switch self {
    case .ellipse(let ellipse): ellipse.trace(on: grid, into: stencil)
    case .polygon(let polygon): polygon.trace(on: grid, into: stencil)
    }
  }
}

/// A region's shape, and what it covers.
struct TracedShape {
  private var shape: PixelShape?
  let stencil = Stencil()

  /// A shape that stays where it was is not traced again.
  mutating func update(to shape: PixelShape, on grid: SampleGrid) {
    guard self.shape != shape || stencil.grid != grid else { return }
    shape.trace(on: grid, into: stencil)
    self.shape = shape
  }
}
