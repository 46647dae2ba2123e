import TestSupport
import Testing

@testable @_spi(InPlace) import Media
@testable import People
@testable import Redaction

/// A patch of noise that moves over a background of other noise.
@Suite struct PatchTrackerTests {
  private static let width = 320, height = 240

  /// The patch is 60 × 40 pixels with its corner at `x`, `y`; `seed` is of its texture, nil for none.
  private func picture(x: Int, y: Int, seed: UInt64?) throws -> Frame {
    var random = SeededGenerator(seed: 1)
    let frame = try Frame.blank(width: Self.width, height: Self.height, luma: 100)
    try frame.withWritablePlanes { planes in
      let plane = planes[0]
      func draw(_ seed: UInt64, _ left: Int, _ top: Int, _ across: Int, _ down: Int) {
        random = SeededGenerator(seed: seed)
        // Squares of 5 pixels, as cloth or print has them at this size.
        for row in stride(from: 0, to: down, by: 5) {
          for column in stride(from: 0, to: across, by: 5) {
            let value = UInt8.random(in: 40...200, using: &random)
            for dy in 0..<5 {
              for dx in 0..<5 { plane.base[(top + row + dy) * plane.stride + left + column + dx] = value }
            }
          }
        }
      }
      draw(99, 0, 0, Self.width, Self.height)
      if let seed { draw(seed, x, y, 60, 40) }
    }
    return frame
  }

  private func box(x: Int, y: Int) -> NormalizedBox {
    NormalizedBox(x: Double(x) / 320, y: Double(y) / 240, width: 60.0 / 320, height: 40.0 / 240)
  }

  @Test func aPatchIsFollowedWhereItGoes() throws {
    var tracker = try #require(
      try picture(x: 60, y: 60, seed: 5).withPlanes { PatchTracker(box(x: 60, y: 60), in: $0[0]) })
    for step in 1...12 {
      let (x, y) = (60 + 9 * step, 60 + 4 * step)
      #expect(try picture(x: x, y: y, seed: 5).withPlanes { tracker.advance(in: $0[0]) }, "step \(step)")
      #expect(tracker.box.iou(box(x: x, y: y)) > 0.75, "step \(step)")
    }
  }

  @Test func aPatchThatVanishesIsLost() throws {
    var tracker = try #require(
      try picture(x: 60, y: 60, seed: 5).withPlanes { PatchTracker(box(x: 60, y: 60), in: $0[0]) })
    #expect(try picture(x: 64, y: 61, seed: 5).withPlanes { tracker.advance(in: $0[0]) })
    #expect(try !picture(x: 64, y: 61, seed: nil).withPlanes { tracker.advance(in: $0[0]) })
  }

  @Test func thereIsNothingToFollowInOneFlatColour() throws {
    let tracker = try Frame.blank(width: Self.width, height: Self.height, luma: 120).withPlanes {
      PatchTracker(box(x: 60, y: 60), in: $0[0])
    }
    #expect(tracker == nil)
  }

  @Test func patchesAtAndBeyondTheEdgeDoNotTrap() throws {
    let frame = try picture(x: 60, y: 60, seed: 5)
    for (x, y) in [(-50, -50), (310, 230), (-400, 900)] {
      var tracker = try frame.withPlanes { PatchTracker(box(x: x, y: y), in: $0[0]) }
      _ = try frame.withPlanes { tracker?.advance(in: $0[0]) }
    }
  }
}
