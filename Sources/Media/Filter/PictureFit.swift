import Support

/// How a picture comes into a frame of another shape.
public enum PictureFit: String, Sendable, Codable, CaseIterable {
  /// All of it, with black at the sides.
  case pad
  /// As much of its middle as fills the frame.
  case crop
  /// All of it, over a blurred enlargement of itself. What is enlarged is already redacted.
  case blur

  /// A libavfilter chain from any size to exactly `width`×`height`, both even.
  func chain(from source: (width: Int, height: Int), to width: Int, _ height: Int, colors: String) -> String {
    let place = placement(of: source, in: (width, height))
    let scale = { (w: Int, h: Int) in "scale=\(w):\(h):flags=bicubic\(colors)" }
    if (place.width, place.height) == (width, height) { return scale(width, height) }
    switch self {
    case .pad:
      return "\(scale(place.width, place.height)),pad=\(width):\(height):\(place.x):\(place.y)"
    case .crop:
      return "\(scale(place.width, place.height)),crop=\(width):\(height):\(-place.x):\(-place.y)"
    case .blur:
      // The backdrop is blurred small and enlarged: the same look for a fraction of the time.
      let small = (width: max(2, width / 16 * 2), height: max(2, height / 16 * 2))
      let cover = Self.scaled(source, to: small, by: max)
      let backdrop =
        "scale=\(cover.width):\(cover.height):flags=area\(colors),crop=\(small.width):\(small.height),"
        + "boxblur=6:3,lutyuv=y=(val-16)*0.6+16,scale=\(width):\(height):flags=bilinear"
      return "split[a][b];[a]\(backdrop)[back];[b]\(scale(place.width, place.height))[front];"
        + "[back][front]overlay=\(place.x):\(place.y):format=yuv420"
    }
  }

  /// Where the sharp picture comes to lie in a frame of `target` pixels. All sizes are in pixels.
  public func placement(of source: (width: Int, height: Int), in target: (width: Int, height: Int)) -> PicturePlacement
  {
    let size = Self.scaled(source, to: target, by: self == .crop ? max : min)
    return PicturePlacement(
      x: target.width.subtractingClamped(size.width) / 4 * 2,
      y: target.height.subtractingClamped(size.height) / 4 * 2, width: size.width, height: size.height,
      frameWidth: target.width, frameHeight: target.height)
  }

  /// The even size of the source's shape that fits inside (`min`) or covers (`max`) the target.
  private static func scaled(
    _ source: (width: Int, height: Int), to target: (width: Int, height: Int), by choose: (Double, Double) -> Double
  ) -> (width: Int, height: Int) {
    let factor = choose(Double(target.width) / Double(source.width), Double(target.height) / Double(source.height))
    func even(_ length: Int) -> Int {
      max(2, Int(clamping: (Double(length) * factor / 2).rounded()).multipliedClamped(by: 2))
    }
    return (even(source.width), even(source.height))
  }
}
