import Media

/// How many pictures are kept while looks at them are on their way: from one fine look to the next, so that coarse ones go on beside it, and no
/// more than memory allows, however long the source is.
struct SearchWindow {
  /// Bytes: more than a second of 1080p at 50 frames a second, and 16 pictures of 3840 × 2160 in 8-bit 4:2:0.
  private static let budget = 192 << 20
  private static let fewest = 6, most = 64

  /// Pictures.
  let capacity: Int
  private let seconds: Double

  /// Sizes in pixels; `seconds` from one fine look to the next.
  init(width: Int, height: Int, seconds: Double) {
    let bytes = max(1, width * height * 3 / 2)
    capacity = min(Self.most, max(Self.fewest, Self.budget / bytes))
    self.seconds = seconds
  }

  /// `count` pictures, from the first one's time to the last one's.
  func isFull(_ count: Int, from first: MediaTime?, to last: MediaTime?) -> Bool {
    guard let first, let last else { return false }
    return count >= capacity || last.seconds - first.seconds > seconds
  }
}
