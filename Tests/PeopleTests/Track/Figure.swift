@testable import People

/// A made-up person in a made-up room, as a `Thumbnail` shows them.
struct Figure {
  static let width = 160
  static let height = 90
  /// Of the face, in fractions of the picture.
  var box = NormalizedBox(x: 0.45, y: 0.3, width: 0.1, height: 0.22)
  var isTurnedAway = false
  var isGone = false

  func thumbnail() -> Thumbnail {
    var bytes: [UInt8] = []
    for row in 0..<Self.height {
      for column in 0..<Self.width {
        // From the middle of the face, in faces.
        let x = ((Double(column) + 0.5) / Double(Self.width) - box.centerX) / box.width,
          y = ((Double(row) + 0.5) / Double(Self.height) - box.centerY) / box.height
        let isFace = abs(x) < 0.5 && abs(y) < 0.5, isHead = abs(x) < 0.6 && y > -0.9 && y < 0.6,
          isBody = abs(x) < 1.2 && y >= 0.6
        let color: [UInt8] =
          if isGone || !(isHead || isBody) {
            // A wall with stripes.
            column % 12 < 6 ? [150, 160, 170] : [120, 130, 140]
          } else if isFace && !isTurnedAway {
            [120, 150, 210]
          } else {
            isHead ? [30, 35, 40] : [90, 40, 30]
          }
        bytes += color
      }
    }
    return Thumbnail(width: Self.width, height: Self.height, bytes: bytes)
  }
}
