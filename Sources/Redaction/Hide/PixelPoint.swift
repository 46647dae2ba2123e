/// A place in the picture, in pixels from its left and top.
struct PixelPoint: Sendable, Hashable {
  var x: Double
  var y: Double
}
