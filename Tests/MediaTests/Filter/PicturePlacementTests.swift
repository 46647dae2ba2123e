import Testing

@testable @_spi(InPlace) @_spi(Redaction) import Media

/// A white square, sent through the scaler and found again: where it lay follows from where it is seen.
@Suite struct PicturePlacementTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    let source: (Int, Int)
    let target: (Int, Int)
    var testDescription: String { "\(source.0)x\(source.1) in \(target.0)x\(target.1)" }
  }

  private static let shapes = [
    Shape(source: (640, 360), target: (270, 480)), Shape(source: (360, 640), target: (480, 270)),
    Shape(source: (426, 240), target: (640, 640)),
    Shape(source: (640, 360), target: (320, 180)), Shape(source: (500, 374), target: (640, 360)),
  ]

  @Test(arguments: PictureFit.allCases, shapes) func theWayBackFindsThePlaceAgain(fit: PictureFit, shape: Shape) throws
  {
    let (width, height) = shape.source
    // Near the middle, where every fit shows it.
    let left = width * 45 / 100, top = height * 47 / 100, side = max(12, width / 20)
    let picture = try Frame.blank(width: width, height: height, luma: 30)
    try picture.withWritablePlanes { planes in
      for row in top..<top + side {
        (planes[0].base + row * planes[0].stride + left).update(repeating: 235, count: side)
      }
    }
    let scaler = RenditionScaler(
      width: shape.target.0, height: shape.target.1, frameRate: Rational(25, 1), fit: fit, startSeconds: 0)
    try scaler.push(RedactedFrame(picture))
    try scaler.finish(at: nil)
    let seen = try #require(try scaler.take()).frame
    let centre = try seen.withPlanes { planes in
      var sum = (x: 0.0, y: 0.0, weight: 0.0)
      for row in 0..<planes[0].height {
        for column in 0..<planes[0].width where planes[0].base[row * planes[0].stride + column] > 150 {
          sum = (sum.x + Double(column) + 0.5, sum.y + Double(row) + 0.5, sum.weight + 1)
        }
      }
      return (x: sum.x / sum.weight / Double(planes[0].width), y: sum.y / sum.weight / Double(planes[0].height))
    }
    let place = fit.placement(of: shape.source, in: shape.target)
    let x = place.pictureX(ofFrameX: centre.x) * Double(width), y = place.pictureY(ofFrameY: centre.y) * Double(height)
    // Pixels of the source; a pixel of the rendition may be two of them.
    #expect(
      abs(x - Double(left) - Double(side) / 2) < 2.5 && abs(y - Double(top) - Double(side) / 2) < 2.5, "\(x), \(y)")
  }
}
