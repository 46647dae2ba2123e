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
    let inside = Self.scaled(source, to: (width, height), by: min)
    let scale = { (w: Int, h: Int) in "scale=\(w):\(h):flags=bicubic\(colors)" }
    if inside == (width, height) { return scale(width, height) }
    let x = (width - inside.width) / 4 * 2, y = (height - inside.height) / 4 * 2
    switch self {
    case .pad:
      return "\(scale(inside.width, inside.height)),pad=\(width):\(height):\(x):\(y)"
    case .crop:
      let outside = Self.scaled(source, to: (width, height), by: max)
      return "\(scale(outside.width, outside.height)),crop=\(width):\(height)"
    case .blur:
      // The backdrop is blurred small and enlarged: the same look for a fraction of the time.
      let small = (width: max(2, width / 16 * 2), height: max(2, height / 16 * 2))
      let cover = Self.scaled(source, to: small, by: max)
      let backdrop =
        "scale=\(cover.width):\(cover.height):flags=area\(colors),crop=\(small.width):\(small.height),"
        + "boxblur=6:3,lutyuv=y=(val-16)*0.6+16,scale=\(width):\(height):flags=bilinear"
      return "split[a][b];[a]\(backdrop)[back];[b]\(scale(inside.width, inside.height))[front];"
        + "[back][front]overlay=\(x):\(y):format=yuv420"
    }
  }

  /// The even size of the source's shape that fits inside (`min`) or covers (`max`) the target.
  private static func scaled(
    _ source: (width: Int, height: Int), to target: (width: Int, height: Int), by choose: (Double, Double) -> Double
  ) -> (width: Int, height: Int) {
    let factor = choose(Double(target.width) / Double(source.width), Double(target.height) / Double(source.height))
    func even(_ length: Int) -> Int { max(2, Int((Double(length) * factor / 2).rounded()) * 2) }
    return (even(source.width), even(source.height))
  }
}
