import Files
import Testing

@testable import Media
@testable import Redaction

/// What hiding promises, on synthetic pictures: nothing of the region survives but 64 means, and nothing else is touched.
@Suite struct HidingTests {
  private let width = 160
  private let height = 120
  private let place = NormalizedEllipse(centerX: 0.45, centerY: 0.5, radiusX: 0.2, radiusY: 0.35)
  private var region: Region { .ellipse(place) }

  private func plan(_ method: RedactionMethod, times: [Int64] = [0], regions: [Region]? = nil) throws -> RedactionPlan {
    try RedactionPlan(
      source: Digest.of("source"), method: method, timeBase: Rational(1, 25), times: PresentationTimes(times),
      tracks: [PlannedTrack(id: 1, firstFrame: 0, regions: regions ?? Array(repeating: region, count: times.count))])
  }

  private func noise(seed: UInt64, ticks: Int64 = 0) throws -> Frame {
    var random = SplitMix(seed: seed)
    let frame = try Frame.blank(width: width, height: height, luma: 0)
    frame.set(ticks: ticks)
    try frame.withWritablePlanes { planes in
      for plane in planes {
        for row in 0..<plane.height {
          for column in 0..<plane.width { plane.base[row * plane.stride + column] = UInt8.random(in: 16...235, using: &random) }
        }
      }
    }
    return frame
  }

  private func copy(_ frame: Frame) throws -> Frame {
    let copy = try frame.reference()
    try copy.makeWritable()
    return copy
  }

  private func pixels(_ frame: Frame) throws -> [[UInt8]] {
    try frame.withPlanes { planes in
      planes.map { plane in
        (0..<plane.height).flatMap { row in (0..<plane.width).map { plane.base[row * plane.stride + $0] } }
      }
    }
  }

  private var ellipse: PixelEllipse {
    PixelEllipse(
      centerX: place.centerX * Double(width), centerY: place.centerY * Double(height), radiusX: place.radiusX * Double(width),
      radiusY: place.radiusY * Double(height))
  }

  /// Moves pixels about inside each cell, inside the ellipse only: the means and the surroundings stay.
  private func shuffled(_ frame: Frame, seed: UInt64) throws -> Frame {
    var random = SplitMix(seed: seed)
    let result = try copy(frame)
    try result.withWritablePlanes { planes in
      for (index, plane) in planes.enumerated() {
        let shape = index == 0 ? ellipse : ellipse.halved
        for cellRow in 0..<CellMeans.side {
          for cellColumn in 0..<CellMeans.side {
            var places: [Int] = []
            for row in shape.box.rows(ofCell: cellRow).clamped(to: 0..<plane.height) {
              let solid = shape.spans(row: row)?.solid ?? 0..<0
              for column in shape.box.columns(ofCell: cellColumn).clamped(to: 0..<plane.width) where solid.contains(column) {
                places.append(row * plane.stride + column)
              }
            }
            let values = places.map { plane.base[$0] }.shuffled(using: &random)
            for (place, value) in zip(places, values) { plane.base[place] = value }
          }
        }
      }
    }
    return result
  }

  @Test(arguments: [RedactionMethod.blur, .pixelate, .fill], [UInt64(1), 2, 3])
  func picturesThatDifferOnlyInsideTheRegionAndHaveEqualMeansComeOutEqual(method: RedactionMethod, seed: UInt64) throws {
    let one = try noise(seed: seed)
    let other = try shuffled(one, seed: seed &+ 100)
    try #require(try pixels(one) != pixels(other))
    let plan = try plan(method)
    let a = try Redactor(plan: plan, path: "a").redact(one), b = try Redactor(plan: plan, path: "b").redact(other)
    #expect(try pixels(a.frame) == pixels(b.frame))
  }

  @Test(arguments: [RedactionMethod.blur, .pixelate, .fill])
  func pixelsBeyondTheFeatherAreNotTouched(method: RedactionMethod) throws {
    let original = try noise(seed: 9)
    let before = try pixels(original)
    let hidden = try Redactor(plan: plan(method), path: "a").redact(original)
    let after = try pixels(hidden.frame)
    for row in 0..<height {
      let touched = ellipse.spans(row: row)?.feathered ?? 0..<0
      for column in 0..<width where !touched.contains(column) {
        #expect(before[0][row * width + column] == after[0][row * width + column])
      }
    }
  }

  @Test func everyPixelWhoseSquareTouchesTheEllipseIsCovered() throws {
    for row in 0..<height {
      let solid = ellipse.spans(row: row)?.solid ?? 0..<0
      for column in 0..<width {
        let dx = max(0, max(Double(column) - ellipse.centerX, ellipse.centerX - Double(column + 1)))
        let dy = max(0, max(Double(row) - ellipse.centerY, ellipse.centerY - Double(row + 1)))
        let isTouched =
          (dx / ellipse.radiusX) * (dx / ellipse.radiusX) + (dy / ellipse.radiusY) * (dy / ellipse.radiusY) < 0.999
        if isTouched { #expect(solid.contains(column), "row \(row) column \(column)") }
      }
    }
  }

  /// Stacking the frames of half a second gains nothing: they all show the mixture of the same two sets of means.
  @Test func whatIsShownIsMeasuredOncePerHalfSecond() throws {
    let times = (0..<12).map(Int64.init)
    let redactor = try Redactor(plan: plan(.blur, times: times), path: "a")
    let first = try pixels(redactor.redact(noise(seed: 0)).frame)[0]
    let inside = Int(ellipse.centerY) * width + Int(ellipse.centerX)
    for time in times.dropFirst() {
      let shown = try pixels(redactor.redact(noise(seed: UInt64(time) + 50, ticks: time)).frame)[0]
      #expect(shown[inside] == first[inside])
    }
  }

  @Test func regionsAtAndBeyondTheEdgeAreCutAndDoNotTrap() throws {
    let places: [(Double, Double)] = [(0, 0), (1, 1), (-0.3, 0.5), (1.4, 1.4), (0.5, -3), (50, -50)]
    for (x, y) in places {
      for radius in [0.001, 0.2, 3] {
        let region = Region(centerX: x, centerY: y, radiusX: radius, radiusY: radius)
        for method in [RedactionMethod.blur, .pixelate, .fill] {
          _ = try Redactor(plan: plan(method, regions: [region]), path: "a").redact(noise(seed: 4))
        }
      }
    }
  }

  @Test func hidingTheWholeFrameLeavesNoPixel() throws {
    let one = try noise(seed: 1), other = try noise(seed: 2)
    let plan = try RedactionPlan(
      source: Digest.of("source"), method: .frame, timeBase: Rational(1, 25), times: PresentationTimes([0]), tracks: [])
    let a = try pixels(Redactor(plan: plan, path: "a").redact(one).frame)
    let b = try pixels(Redactor(plan: plan, path: "b").redact(other).frame)
    // Of uniform noise only the means remain, and those are alike.
    #expect(zip(a[0], b[0]).allSatisfy { abs(Int($0) - Int($1)) < 40 })
    #expect(Set(a[0]).count < 80)
  }

  @Test func aPictureThatThePlanDoesNotKnowIsAnError() throws {
    let redactor = try Redactor(plan: plan(.blur), path: "A001.mov")
    #expect(throws: Failure.self) { try redactor.redact(noise(seed: 1, ticks: 7)) }
  }

  @Test func aPlanForMorePicturesThanCameIsAnError() throws {
    let redactor = try Redactor(plan: plan(.blur, times: [0, 1]), path: "A001.mov")
    _ = try redactor.redact(noise(seed: 1))
    let failure = #expect(throws: Failure.self) { try redactor.finish() }
    #expect(failure?.explanation.path == "A001.mov")
  }
}
