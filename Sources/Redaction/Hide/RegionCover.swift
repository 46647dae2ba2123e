import Media

/// Covers one region in all planes of a picture.
///
/// Whatever it looks like, the inside is a function of the means and of nothing else of the picture. In the feather that colour is mixed
/// with the picture, which there lies outside the region and is to be seen anyway.
enum RegionCover {
  case color(FillPainter)
  case pixelate
  case blur

  init(_ cover: Cover) {
    switch cover {
    case .fill: self = .color(FillPainter(luma: 56))
    case .black: self = .color(FillPainter(luma: 16))
    case .pixelate: self = .pixelate
    case .blur: self = .blur
    }
  }

  /// Whether `CellMeans` are needed at all.
  var usesMeans: Bool {
    switch self {
    case .color: false
    case .pixelate, .blur: true
    }
  }

  /// A cover that uses no means is given nil, and one that does paints black without any.
  func paint<Sample: PaintSample>(
    _ part: PaintedPart, of shape: PixelShape, _ stencil: Stencil, cells: CellMeans?, in planes: [SamplePlane<Sample>]
  ) {
    for (index, plane) in planes.enumerated() {
      let isPainted = cells?.withPlane(index) { cells in
        let box = shape.box.onGrid(plane.grid)
        switch self {
        case .color: return false
        case .pixelate: PixelatePainter().paint(plane, stencil: stencil, part: part, box: box, cells: cells)
        case .blur: BlurPainter().paint(plane, stencil: stencil, part: part, box: box, cells: cells)
        }
        return true
      }
      if isPainted != true { color.paint(plane, index: index, stencil: stencil, part: part) }
    }
  }

  private var color: FillPainter {
    if case .color(let painter) = self { painter } else { FillPainter(luma: 16) }
  }
}
