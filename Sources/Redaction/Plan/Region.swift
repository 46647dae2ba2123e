import People

/// What is hidden in one frame.
public enum Region: Sendable, Hashable {
  case ellipse(NormalizedEllipse)
  case polygon(NormalizedPolygon)

  /// An upright ellipse; the centre in fractions of the picture, the radii in fractions of its width and of its height.
  public init(centerX: Double, centerY: Double, radiusX: Double, radiusY: Double) {
    self = .ellipse(NormalizedEllipse(centerX: centerX, centerY: centerY, radiusX: radiusX, radiusY: radiusY))
  }

  /// The ellipse that covers the head whose face the detector's `box` shows, in a picture of `width` × `height` pixels.
  public init(headAround box: NormalizedBox, width: Int, height: Int) {
    self = .ellipse(NormalizedEllipse(headAround: box, width: width, height: height))
  }

  /// Covers every pixel of the picture.
  public static let wholePicture = Region(centerX: 0.5, centerY: 0.5, radiusX: 1, radiusY: 1)

  /// Whether the point, in fractions of the picture, is hidden.
  public func contains(x: Double, y: Double) -> Bool {
    switch self {
    case .ellipse(let ellipse): ellipse.contains(x: x, y: y)
    case .polygon(let polygon): polygon.contains(x: x, y: y)
    }
  }

  /// Whether all four corners of the box are hidden; for an ellipse that is the whole box.
  public func covers(_ box: NormalizedBox) -> Bool {
    contains(x: box.x, y: box.y) && contains(x: box.right, y: box.y) && contains(x: box.x, y: box.bottom)
      && contains(x: box.right, y: box.bottom)
  }

  public var boundingBox: NormalizedBox {
    switch self {
    case .ellipse(let ellipse): ellipse.boundingBox
    case .polygon(let polygon): polygon.boundingBox
    }
  }

  /// To five decimals; an ellipse never becomes smaller by that.
  func roundedOutward() -> Region {
    switch self {
    case .ellipse(let ellipse): return .ellipse(ellipse.roundedOutward())
    case .polygon(let polygon):
      func nearest(_ value: Double) -> Double { (value * 1e5).rounded() / 1e5 }
      return .polygon(NormalizedPolygon(polygon.corners.map { .init(x: nearest($0.x), y: nearest($0.y)) }))
    }
  }

  var isPlausible: Bool {
    switch self {
    case .ellipse(let ellipse): ellipse.isPlausible
    case .polygon(let polygon): polygon.isPlausible
    }
  }
}

/// Something to hide in one frame, how, and whose it is.
public struct PlannedRegion: Sendable, Hashable {
  /// The number of the planned track; 0 where the method hides the whole picture.
  public let track: Int
  public let region: Region
  public let cover: Cover

  public init(track: Int, region: Region, cover: Cover) {
    self.track = track
    self.region = region
    self.cover = cover
  }
}
