/// The bits that wait at a decoder: they arrive at a constant rate, and every picture takes its own out when it is decoded (the leaky bucket of
/// ITU-T H.264, annex C). It never runs dry where a film keeps to its cap.
struct VBVBuffer {
  /// Bits.
  let capacity: Double
  private let bitsPerPicture: Double
  private(set) var fill: Double

  /// What x264 begins with.
  private static let first = 0.9

  /// Two seconds of `bitRate`, in bits per second.
  init(bitRate: Int, frameRate: Rational) {
    capacity = 2 * Double(bitRate)
    bitsPerPicture = Double(bitRate) / frameRate.value
    fill = Self.first * capacity
  }

  /// From 0 to 1.
  var fullness: Double { max(0, fill / capacity) }

  /// Pictures in the order in which they are decoded, in bytes each; false where it ran dry.
  mutating func take(_ sizes: [Int]) -> Bool {
    var isEnough = true
    for size in sizes {
      fill -= Double(size) * 8
      if fill < 0 { isEnough = false }
      fill = min(capacity, max(0, fill) + bitsPerPicture)
    }
    return isEnough
  }
}
