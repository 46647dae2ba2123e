import People

/// An upright ellipse in fractions of the displayed picture. It may reach beyond the picture.
public struct NormalizedEllipse: Sendable, Hashable {
  public let centerX: Double
  public let centerY: Double
  /// In fractions of the picture's width.
  public let radiusX: Double
  /// In fractions of the picture's height.
  public let radiusY: Double

  public init(centerX: Double, centerY: Double, radiusX: Double, radiusY: Double) {
    self.centerX = centerX
    self.centerY = centerY
    self.radiusX = radiusX
    self.radiusY = radiusY
  }

  /// The ellipse that covers the head whose face the detector's `box` shows, in a picture of `width` × `height` pixels.
  ///
  /// The box ends at the hairline and inside the ears. The factors are measured: on two portraits with full hair and with a
  /// cap, at six sizes from 65 to 810 pixels and turned by up to 60 degrees either way, the head's outline stays
  /// within 96 % of the ellipse's radius. A box that is narrow (a profile, which is as deep as the head is high) or flat (a head bent sideways) is first
  /// taken to be as wide and high as a face is.
  public init(headAround box: NormalizedBox, width: Int, height: Int) {
    let faceWidth = box.width * Double(width)
    let faceHeight = box.height * Double(height)
    let across = max(faceWidth, 0.85 * faceHeight)
    let upright = max(faceHeight, 1.1 * faceWidth)
    // A box is known to about a pixel or two, which is much of a very small face.
    let leastRadius = 8.0
    self.init(
      centerX: box.centerX, centerY: box.centerY - 0.2 * upright / Double(height),
      radiusX: max(1.25 * across, leastRadius) / Double(width),
      radiusY: max(1.2 * upright, leastRadius) / Double(height))
  }

  /// Whether the point, in fractions of the picture, lies in the ellipse.
  public func contains(x: Double, y: Double) -> Bool {
    let dx = (x - centerX) / radiusX
    let dy = (y - centerY) / radiusY
    return dx * dx + dy * dy <= 1
  }

  public var boundingBox: NormalizedBox {
    NormalizedBox(x: centerX - radiusX, y: centerY - radiusY, width: 2 * radiusX, height: 2 * radiusY)
  }

  /// To five decimals, the radii upward by as much as the centre may have moved.
  func roundedOutward() -> NormalizedEllipse {
    func nearest(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }
    func upward(_ value: Double) -> Double { ((value * 1e5).rounded(.up) + 1) / 1e5 }
    return NormalizedEllipse(
      centerX: nearest(centerX), centerY: nearest(centerY), radiusX: upward(radiusX), radiusY: upward(radiusY))
  }

  var isPlausible: Bool {
    [centerX, centerY, radiusX, radiusY].allSatisfy { $0.isFinite && abs($0) <= 100 } && radiusX > 0 && radiusY > 0
  }
}
