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
    guard !stencil.columns.isEmpty, let luma = planes.first else { return }
    paint(part, PaintedRows(luma, stencil.grid), of: shape, stencil, cells, first: 0, count: 1, luma)
    guard planes.count != 3 else {
      return paint(
        part, PaintedRows(planes[1], and: planes[2]), of: shape, stencil, cells, first: 1, count: 2, planes[1])
    }
    for (index, plane) in planes.enumerated().dropFirst() {
      paint(part, PaintedRows(plane, stencil.grid), of: shape, stencil, cells, first: index, count: 1, plane)
    }
  }

  private func paint<Sample: PaintSample>(
    _ part: PaintedPart, _ rows: PaintedRows<Sample>, of shape: PixelShape, _ stencil: Stencil, _ cells: CellMeans?,
    first: Int, count: Int,
    _ plane: SamplePlane<Sample>
  ) {
    let isPainted = cells?.withPlanes(from: first, count: count) { means in
      let box = shape.box
      let surface = CellSurface(
        means: means, planes: count, box: box.onGrid(plane.grid), rows: CellRows(box.onGrid(stencil.grid)))
      switch self {
      case .color: return false
      case .pixelate: PixelatePainter().paint(rows, surface, bitDepth: plane.bitDepth, stencil: stencil, part: part)
      case .blur: BlurPainter().paint(rows, surface, bitDepth: plane.bitDepth, stencil: stencil, part: part)
      }
      return true
    }
    if isPainted != true {
      color.paint(rows, isLuma: first == 0, bitDepth: plane.bitDepth, stencil: stencil, part: part)
    }
  }

  private var color: FillPainter {
    if case .color(let painter) = self { painter } else { FillPainter(luma: 16) }
  }
}

/// How much of a region is painted.
enum PaintedPart: Sendable {
  case solidAndFeather
  /// Without the feather: enough that nothing of the inside is left.
  case solidOnly
}

/// One colour, a dark grey or black: keeps nothing of the picture.
struct FillPainter {
  /// 8 bits, limited range (ITU-R BT.709-6, item 4.6).
  let luma: UInt8

  /// Paints one plane, or both of chroma.
  func paint<Sample: PaintSample>(
    _ rows: PaintedRows<Sample>, isLuma: Bool, bitDepth: Int, stencil: Stencil, part: PaintedPart
  ) {
    let color = Sample(isLuma ? luma : 128) << Sample(bitDepth - 8)
    stencil.forEachPortion { portion in
      rows.forEachSolid(stencil, portion) { _, _, samples, count in
        Sample.fill(samples.first, samples.second, with: color, count: count)
      }
      guard part == .solidAndFeather else { return }
      if bitDepth <= Sample.shortBitDepth {
        rows.blendFeather(stencil, portion, OneColor<Sample, Sample.ShortArithmetic>(color))
      } else {
        rows.blendFeather(stencil, portion, OneColor<Sample, Sample.LongArithmetic>(color))
      }
    }
  }

  private struct OneColor<Sample: PaintSample, Arithmetic: MixingArithmetic>: ColorSource {
    private let color: SIMD8<Arithmetic.Lane>

    init(_ color: Sample) { self.color = SIMD8(repeating: Arithmetic.Lane(truncatingIfNeeded: color)) }

    @inline(__always)
    func colors(row: Int, from column: Int) -> Colors { (color, color) }
  }
}
