import Foundation

/// What is hidden, in luma pixels. Inside the ellipse nothing of the picture is left; outside it the cover fades out.
struct PixelEllipse: Sendable, Equatable {
  var centerX: Double
  var centerY: Double
  var radiusX: Double
  var radiusY: Double

  /// How far beyond the ellipse the cover reaches, as a part of its radii. The edge is feathered outwards only.
  static let feather = 0.12

  /// Around the ellipse and its feather.
  var box: PixelBox {
    let x = radiusX * (1 + Self.feather), y = radiusY * (1 + Self.feather)
    let left = Int((centerX - x).rounded(.down)), top = Int((centerY - y).rounded(.down))
    return PixelBox(
      left: left, top: top, width: max(1, Int((centerX + x).rounded(.up)) - left), height: max(1, Int((centerY + y).rounded(.up)) - top))
  }

  /// The same place in a plane of half the width and height, enlarged by what a chroma sample may overhang.
  var halved: PixelEllipse {
    PixelEllipse(centerX: centerX / 2, centerY: centerY / 2, radiusX: radiusX / 2 + 1, radiusY: radiusY / 2 + 1)
  }

  /// The columns of a row that the ellipse covers for certain, and those that its feather touches.
  func spans(row: Int) -> (solid: Range<Int>, feathered: Range<Int>)? {
    // A row counts with whichever of its edges is nearer to the centre, so that no partly covered pixel is left out.
    let nearest = max(0, abs(Double(row) + 0.5 - centerY) - 0.5)
    guard let outer = columns(distance: nearest, scale: 1 + Self.feather) else { return nil }
    let inner = columns(distance: nearest, scale: 1) ?? outer.lowerBound..<outer.lowerBound
    return (inner, outer)
  }

  /// 255 on the ellipse, 0 at the end of the feather.
  func coverage(column: Int, row: Int) -> Int32 {
    let dx = (Double(column) + 0.5 - centerX) / radiusX, dy = (Double(row) + 0.5 - centerY) / radiusY
    let beyond = ((dx * dx + dy * dy).squareRoot() - 1) / Self.feather
    return Int32(255 * min(1, max(0, 1 - beyond)))
  }

  private func columns(distance: Double, scale: Double) -> Range<Int>? {
    let y = distance / (radiusY * scale)
    guard y < 1 else { return nil }
    let half = radiusX * scale * (1 - y * y).squareRoot()
    return Int((centerX - half).rounded(.down))..<Int((centerX + half).rounded(.up))
  }
}
