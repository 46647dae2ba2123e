import Files
import TestSupport
import Testing

@testable import Media
@testable import Redaction

/// Nothing of the inside of a region survives but its 8×8 means, held for half a second.
@Suite struct IrreversibilityTests {
  private static func randomRegion(_ random: inout SeededGenerator) -> Region {
    func place() -> Double { Double.random(in: -0.2...1.2, using: &random) }
    if Bool.random(using: &random) {
      return Region(
        centerX: place(), centerY: place(), radiusX: Double.random(in: 0.02...0.5, using: &random),
        radiusY: Double.random(in: 0.02...0.5, using: &random))
    }
    let corners = (0..<Int.random(in: 3...7, using: &random)).map { _ in NormalizedPolygon.Point(x: place(), y: place())
    }
    return .polygon(NormalizedPolygon(corners))
  }

  /// One to three regions, which may overlap and reach beyond the picture, with any covers.
  @Test(arguments: PictureKind.all, 0..<12)
  func picturesThatDifferOnlyInsideTheRegionsAndHaveEqualMeansComeOutEqual(kind: PictureKind, seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) &* 977 &+ UInt64(kind.bitDepth))
    let tracks = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      (region: Self.randomRegion(&random), cover: Cover.allCases.randomElement(using: &random) ?? .blur, from: 0)
    }
    let plan = try RedactionPlan.hiding(tracks)
    let one = try kind.noise(seed: UInt64(seed)), other = try one.shuffled(inside: tracks.map(\.region), seed: 7)
    let a = try Redactor(plan: plan, path: "a").redact(one).frame.samples()
    let b = try Redactor(plan: plan, path: "b").redact(other).frame.samples()
    #expect(differences(a, b) == 0, "\(tracks)")
  }

  @Test(arguments: PictureKind.all)
  func ofAPictureThatIsHiddenAsAWholeOnlyTheMeansRemain(kind: PictureKind) throws {
    let black = Region(centerX: 0.3, centerY: 0.4, radiusX: 0.2, radiusY: 0.2)
    let plan = try RedactionPlan.hiding([(black, .black, 0)], method: .frame)
    let one = try kind.noise(seed: 1), other = try one.shuffled(inside: [.wholePicture, black], seed: 2)
    try #require(differences(try one.samples(), try other.samples()) > 0)
    let a = try Redactor(plan: plan, path: "a").redact(one).frame.samples()
    #expect(differences(a, try Redactor(plan: plan, path: "b").redact(other).frame.samples()) == 0)
  }

  @Test(arguments: [Cover.blur, .pixelate])
  func whatAnEarlierTrackHidesDoesNotEnterTheMeansOfALaterOne(cover: Cover) throws {
    let first = Region(centerX: 0.4, centerY: 0.5, radiusX: 0.25, radiusY: 0.4)
    let second = Region(centerX: 0.6, centerY: 0.5, radiusX: 0.25, radiusY: 0.4)
    let kind = PictureKind()
    let plan = try RedactionPlan.hiding([(first, cover, 0), (second, cover, 0)])
    // Equal in the cells of the first region only, wherever the second one's may lie.
    let one = try kind.noise(seed: 3), other = try one.shuffled(inside: [first], seed: 4)
    let a = try Redactor(plan: plan, path: "a").redact(one).frame.samples()
    #expect(differences(a, try Redactor(plan: plan, path: "b").redact(other).frame.samples()) == 0)
  }

  @Test(arguments: [Cover.fill, .black])
  func whatIsCoveredByOneColourDoesNotShineThroughABlurAroundIt(cover: Cover) throws {
    let inner = Region(centerX: 0.5, centerY: 0.5, radiusX: 0.2, radiusY: 0.2)
    let outer = Region(centerX: 0.5, centerY: 0.5, radiusX: 0.4, radiusY: 0.4)
    let kind = PictureKind()
    // The blur is painted over the colour, and still knows only the colour.
    let plan = try RedactionPlan.hiding([(inner, cover, 0), (outer, .blur, 0)])
    let one = try kind.noise(seed: 3), other = try one.copied(), noise = try kind.noise(seed: 99).samples()
    let cells = try one.cells(of: [inner])[0]
    var index = 0
    try other.editSamples { _, value in
      if cells[index] != nil { value = noise[index] }
      index += 1
    }
    let a = try Redactor(plan: plan, path: "a").redact(one).frame.samples()
    #expect(differences(a, try Redactor(plan: plan, path: "b").redact(other).frame.samples()) == 0)
  }

  /// Frames of half a second after the first one tell nothing new of the inside, whatever it shows there.
  @Test(arguments: [Cover.blur, .pixelate, .fill], [Int64(0), -1000, 1_000_000])
  func stackingTheFramesOfHalfASecondGainsNothing(cover: Cover, start: Int64) throws {
    let region = Region(centerX: 0.45, centerY: 0.5, radiusX: 0.2, radiusY: 0.35),
      later = Region(centerX: 0.5, centerY: 0.5, radiusX: 0.2, radiusY: 0.3)
    let kind = PictureKind()
    let times = (0..<13).map { start + Int64($0) }
    // A second track begins in the middle, over the first: it must not be measured where the first one hides.
    let plan = try RedactionPlan.hiding([(later, cover, 5), (region, cover, 0)], times: times)
    let one = try Redactor(plan: plan, path: "a"), other = try Redactor(plan: plan, path: "b")
    let cells = try kind.blank().cells(of: [region])[0]
    for (frame, ticks) in times.enumerated() {
      let first = try kind.noise(seed: UInt64(frame), ticks: ticks), second = try first.copied()
      if frame > 0 {
        let noise = try kind.noise(seed: UInt64(frame) + 500).samples()
        var index = 0
        try second.editSamples { _, value in
          if cells[index] != nil { value = noise[index] }
          index += 1
        }
      }
      let a = try one.redact(first).frame.samples()
      #expect(differences(a, try other.redact(second).frame.samples()) == 0, "frame \(frame)")
    }
  }

  @Test func aTrackIsMeasuredOncePerHalfSecondAtMostWhateverTheTimes() {
    let means = CellMeans.grey
    var held = HeldMeans(), measured: [Double] = []
    for seconds in [-1e300, -3.1, -3, -2.7, -2.6, 0, 0.3, 0.49, 0.51, 0.2, 0.6, 1.0, 1.02, 5, 1e18, 1e18, 1e300] {
      if held.isDue(track: 1, atSeconds: seconds) {
        held.hold(means, forTrack: 1, atSeconds: seconds)
        measured.append(seconds)
      }
      #expect(held.means(forTrack: 1, atSeconds: seconds) == means)
    }
    #expect(measured == [-1e300, -3.1, -2.6, 0, 0.51, 1.02, 5, 1e18, 1e300])
  }

  @Test func pastTracksAreForgotten() {
    var held = HeldMeans()
    for track in 0..<1000 { held.hold(.grey, forTrack: track, atSeconds: Double(track)) }
    #expect(held.count <= 2)
  }
}
