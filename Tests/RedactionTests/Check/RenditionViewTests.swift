import Files
import Media
import Testing

@testable import People
@testable import Redaction

@Suite struct RenditionViewTests {
  private func view(start: Double = 0, frame: Double = 0.04, movement: Double? = nil) -> RenditionView {
    let place = PictureFit.pad.placement(of: (640, 360), in: (1000, 1000))
    return RenditionView(placement: place, startSeconds: start, frameSeconds: frame, movementSeconds: movement)
  }

  /// Frames 0…9 of 25 a second; track 1 covers frames 3 to 5.
  private func people(_ method: RedactionMethod = .blur, hidden: Int = 1) throws -> PlannedPeople {
    let region = Region(centerX: 0.5, centerY: 0.5, radiusX: 0.1, radiusY: 0.1)
    return PlannedPeople(
      try RedactionPlan(
        source: Digest.of("source"), method: method, timeBase: Rational(1, 25),
        times: PresentationTimes((100..<110).map { Int64($0) }),
        tracks: (0..<hidden).map { PlannedTrack(id: $0 + 1, firstFrame: 3, regions: [region, region, region]) }))
  }

  @Test func theBlackAboveThePictureIsBeyondIt() {
    let box = view().sourceBox(NormalizedBox(x: 0.4, y: 0.1, width: 0.1, height: 0.05), atSeconds: 0)
    #expect(box.bottom < 0 && abs(box.x - 0.4) < 0.001)
  }

  @Test func aPhotographThatMovesIsFollowed() {
    let corner = NormalizedBox(x: 0, y: 0.4, width: 0.2, height: 0.2)
    #expect(abs(view(movement: 8).sourceBox(corner, atSeconds: 0).x) < 1e-9)
    let late = view(movement: 8).sourceBox(corner, atSeconds: 7.96)
    #expect(abs(late.x - (0.5 - 0.5 / 1.08)) < 1e-9, "its edge has gone out of sight")
  }

  @Test func aFaceCountsAsHiddenWithinAFrameAndAHalfOfItsCover() throws {
    let people = try people(), view = view(start: 4)
    func isHidden(_ frame: Double) throws -> Bool {
      try !people.hidden(during: view.sourceSpan(atSeconds: frame * 0.04)).isEmpty
    }
    #expect(
      try (0...9).map { try isHidden(Double($0)) } == [false, false, true, true, true, true, true, true, false, false])
    #expect(try !isHidden(100), "the last picture stays")
  }

  @Test func whatHidesTheWholePictureHidesItAlways() throws {
    #expect(try people(.frame).hidden(during: 900...901).map(\.track) == [0])
  }

  /// Where everyone is shown, only who is named to be hidden all the same is looked for.
  @Test func whoIsShownIsNotLookedForAndWhoIsHiddenAmongThemIs() throws {
    let method = RedactionMethod.nothingToHide(because: "she agreed")
    let (nobody, somebody) = (try people(method, hidden: 0), try people(method))
    #expect(nobody.showsAllOthers && !nobody.hidesSomebody)
    #expect(somebody.showsAllOthers && somebody.hidesSomebody)
    #expect(try !people().showsAllOthers)
  }

  @Test func looksComeTwiceASecondAndCloselyOnceASecondAndWhereSomethingHappens() {
    var clock = LookClock(events: [0.12, 0.7, 0.72])
    let looks = (0..<60).map { clock.look(atSeconds: Double($0) / 25) }
    #expect(looks.indices.filter { looks[$0] == .close } == [0, 3, 18, 44])
    #expect(looks.indices.filter { looks[$0] == .quick } == [16, 31, 57])
  }
}
