import Files
import Testing

@testable import Media
@testable import People
@testable import Redaction

/// What hiding does from frame to frame.
@Suite struct HidingTests {
  private let kind = PictureKind(width: 160, height: 120)
  private let region = Region(centerX: 0.45, centerY: 0.5, radiusX: 0.2, radiusY: 0.35)

  private func plan(_ cover: Cover, times: [Int64] = [0]) throws -> RedactionPlan {
    try .hiding([(region, cover, 0)], times: times)
  }

  @Test(arguments: [Cover.blur, .pixelate])
  func whatIsShownIsMeasuredOncePerHalfSecond(cover: Cover) throws {
    let times = (0..<13).map(Int64.init)
    let redactor = try Redactor(plan: plan(cover, times: times), path: "a")
    let inside = 60 * kind.width + 72
    let first = try redactor.redact(kind.noise(seed: 0)).frame.samples()[inside]
    for time in times.dropFirst() {
      let shown = try redactor.redact(kind.noise(seed: UInt64(time) + 50, ticks: time)).frame.samples()
      #expect(shown[inside] == first)
    }
  }

  @Test func aBlurIsSmoothAndSquaresAreSquare() throws {
    let whole = Region(centerX: 0.5, centerY: 0.5, radiusX: 2, radiusY: 2)
    let picture = try kind.blank()
    try picture.editSamples { place, value in value = place.plane == 0 ? UInt16(16 + place.column) : 128 }
    let copy = try picture.copied()
    let blur = try Redactor(plan: .hiding([(whole, .blur, 0)]), path: "a").redact(picture).frame.samples().prefix(
      kind.width)
    let squares = try Redactor(plan: .hiding([(whole, .pixelate, 0)]), path: "a").redact(copy).frame.samples().prefix(
      kind.width)
    #expect(zip(blur, blur.dropFirst()).allSatisfy { $1 >= $0 && $1 - $0 <= 2 })
    #expect(Set(squares).count <= 4 && Set(squares).count >= 2)
  }

  @Test func hidingTheWholeFrameLeavesNoPixel() throws {
    let plan = try RedactionPlan(
      source: Digest.of("source"), method: .frame, timeBase: Rational(1, 25), times: PresentationTimes([0]), tracks: [])
    let a = try Redactor(plan: plan, path: "a").redact(kind.noise(seed: 1)).frame.samples()
    let b = try Redactor(plan: plan, path: "b").redact(kind.noise(seed: 2)).frame.samples()
    // Of uniform noise only the means remain, and those are alike.
    #expect(zip(a, b).allSatisfy { abs(Int($0) - Int($1)) < 40 })
    #expect(Set(a).count < 80)
  }

  @Test func blackIsPaintedOverAPictureThatIsHiddenAsAWhole() throws {
    let plan = try RedactionPlan.hiding([(region, .black, 0)], method: .frame)
    let shown = try Redactor(plan: plan, path: "a").redact(kind.noise(seed: 1)).frame.samples()
    #expect(shown[60 * kind.width + 72] == 16)
    #expect(shown[3] != 16)
  }

  @Test func framesThatAreSharedStayAsTheyWere() throws {
    let original = try kind.noise(seed: 1), before = try original.samples()
    _ = try Redactor(plan: plan(.fill), path: "a").redact(original.reference())
    #expect(differences(try original.samples(), before) == 0)
  }

  @Test func aPictureThatThePlanDoesNotKnowIsAnError() throws {
    let redactor = try Redactor(plan: plan(.blur), path: "A001.mov")
    #expect(throws: Failure.self) { try redactor.redact(kind.noise(seed: 1, ticks: 7)) }
  }

  @Test func aPlanForMorePicturesThanCameIsAnError() throws {
    let redactor = try Redactor(plan: plan(.blur, times: [0, 1]), path: "A001.mov")
    _ = try redactor.redact(kind.noise(seed: 1))
    let failure = #expect(throws: Failure.self) { try redactor.finish() }
    #expect(failure?.explanation.path == "A001.mov")
  }
}
