/// An upright rectangle in fractions of the displayed picture: 0,0 is its upper left corner, 1,1 its lower right one.
///
/// A box may reach beyond the picture: a face that is cut by the picture's edge keeps its centre and its size.
public struct NormalizedBox: Sendable, Hashable, Codable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  public static let wholePicture = NormalizedBox(x: 0, y: 0, width: 1, height: 1)

  public var right: Double { x + width }
  public var bottom: Double { y + height }
  public var centerX: Double { x + width / 2 }
  public var centerY: Double { y + height / 2 }
  public var area: Double { width * height }
  /// Finite, not inside out, and not larger than any face in or at the picture can be.
  public var isPlausible: Bool {
    [x, y, right, bottom].allSatisfy { $0.isFinite && abs($0) <= 10 } && width >= 0 && height >= 0
  }

  /// Intersection over union, 0…1.
  public func iou(_ other: NormalizedBox) -> Double {
    let sharedWidth = min(right, other.right) - max(x, other.x)
    let sharedHeight = min(bottom, other.bottom) - max(y, other.y)
    guard sharedWidth > 0, sharedHeight > 0 else { return 0 }
    let shared = sharedWidth * sharedHeight
    return shared / (area + other.area - shared)
  }

  /// `slack` allows for rounding; in fractions of the picture.
  public func contains(_ other: NormalizedBox, slack: Double = 0) -> Bool {
    x <= other.x + slack && y <= other.y + slack && right >= other.right - slack && bottom >= other.bottom - slack
  }

  /// Whether the point, in fractions of the picture, lies in it, its edges included.
  public func contains(x pointX: Double, y pointY: Double) -> Bool {
    pointX >= x && pointX <= right && pointY >= y && pointY <= bottom
  }

  /// The smallest box around both.
  public func union(_ other: NormalizedBox) -> NormalizedBox {
    NormalizedBox(
      left: min(x, other.x), top: min(y, other.y), right: max(right, other.right), bottom: max(bottom, other.bottom))
  }

  /// The part inside the picture; of no size where there is none.
  public func clamped() -> NormalizedBox {
    func inside(_ value: Double) -> Double { min(max(value, 0), 1) }
    return NormalizedBox(left: inside(x), top: inside(y), right: inside(right), bottom: inside(bottom))
  }

  /// Larger by `factor` about its centre: 1 changes nothing.
  public func expanded(by factor: Double) -> NormalizedBox {
    let newWidth = width * factor
    let newHeight = height * factor
    return NormalizedBox(x: centerX - newWidth / 2, y: centerY - newHeight / 2, width: newWidth, height: newHeight)
  }

  public func shifted(x dx: Double, y dy: Double) -> NormalizedBox {
    NormalizedBox(x: x + dx, y: y + dy, width: width, height: height)
  }

  /// The box at `fraction` (0…1) of the straight way to `other`.
  public func interpolated(to other: NormalizedBox, _ fraction: Double) -> NormalizedBox {
    func between(_ a: Double, _ b: Double) -> Double { a + (b - a) * fraction }
    return NormalizedBox(
      left: between(x, other.x), top: between(y, other.y), right: between(right, other.right),
      bottom: between(bottom, other.bottom))
  }

  /// To five decimals, each side outward, so that what it held it still holds.
  public func roundedOutward() -> NormalizedBox {
    // The last bit of a calculation is not a step outward.
    let slack = 1e-8
    let left = (x * 1e5 + slack).rounded(.down)
    let top = (y * 1e5 + slack).rounded(.down)
    return NormalizedBox(
      x: left / 1e5, y: top / 1e5, width: ((right * 1e5 - slack).rounded(.up) - left) / 1e5,
      height: ((bottom * 1e5 - slack).rounded(.up) - top) / 1e5)
  }
}
