import Files
import Foundation
import Media
import Testing

@testable import Redaction

@Suite struct DrawnTracksTests {
  private func plan(_ decisions: Decisions, method: RedactionMethod = .blur) throws -> RedactionPlan {
    try RedactionPlanner.plan(TwoPeople.map(), method: method, decisions: decisions)
  }

  private func drawn(_ plan: RedactionPlan, frame: Int) throws -> [PlannedRegion] {
    try plan.regions(forFrameWithPTS: Int64(frame) + 50).filter { $0.track > 2 }
  }

  @Test func keyframesAreJoinedByStraightWays() throws {
    let plan = try plan(
      Decisions(regions: ["tag": .init(.box, at: [[1, 0.1, 0.1, 0.2, 0.1], [2, 0.3, 0.5, 0.4, 0.1]], cover: .black)]))
    #expect(try drawn(plan, frame: 24).isEmpty && drawn(plan, frame: 51).isEmpty)
    let middle = try #require(try drawn(plan, frame: 37).first)
    let box = middle.region.boundingBox
    #expect(
      abs(box.x - 0.196) < 1e-4 && abs(box.y - 0.292) < 1e-4 && abs(box.width - 0.296) < 1e-4 && middle.cover == .black)
  }

  @Test func aSingleKeyframeHoldsForAllOfTheSource() throws {
    let plan = try plan(Decisions(regions: ["sign": .init(.ellipse, at: [[2, 0.4, 0.4, 0.2, 0.1]])]))
    for frame in 0..<100 {
      let region = try #require(try drawn(plan, frame: frame).first)
      #expect(
        region.region.contains(x: 0.5, y: 0.45) && !region.region.contains(x: 0.41, y: 0.41) && region.cover == .blur)
    }
  }

  @Test func whatIsDrawnForATimeIsThereInEveryFrameThatIsOnScreenThen() throws {
    // A frame lasts 0.04 s: the one that begins at 0.96 is still on screen at 0.99.
    let plan = try plan(
      Decisions(regions: ["sign": .init(.polygon, at: [[1, 0.4, 0.4, 0.6, 0.4, 0.5, 0.6]], from: 0.99, to: 2.01)]))
    for frame in 0..<100 {
      #expect(try drawn(plan, frame: frame).isEmpty == !(24...50).contains(frame), "frame \(frame)")
    }
  }

  @Test func aRangeHidesTheWholePicture() throws {
    let plan = try plan(
      Decisions(ranges: ["phone": .init(.black, from: 1, to: 2), "street": .init(.hide, from: 3, to: 3.2)]))
    #expect(try drawn(plan, frame: 30).map(\.cover) == [.black] && drawn(plan, frame: 76).map(\.cover) == [.blur])
    #expect(try drawn(plan, frame: 30)[0].region.covers(.wholePicture) && drawn(plan, frame: 60).isEmpty)
  }

  @Test func aRangeIsBlackAlsoWhereTheMethodHidesTheWholePicture() throws {
    let plan = try plan(Decisions(ranges: ["phone": .init(.black, from: 1, to: 2)]), method: .frame)
    #expect(try plan.regions(forFrameWithPTS: 80).map(\.cover) == [.blur, .black])
    #expect(try plan.regions(forFrameWithPTS: 130).map(\.cover) == [.blur])
  }

  @Test func whatIsDrawnIsHiddenAlsoWhereFacesAreKept() throws {
    let plan = try plan(
      Decisions(regions: ["tag": .init(.box, at: [[1, 0.1, 0.1, 0.2, 0.1]])]),
      method: .nothingToHide(because: "they agreed"))
    let all = try plan.regions(forFrameWithPTS: 60)
    #expect(all.count == 1 && all[0].cover == .fill)
  }

  @Test func whereAFaceMayBeSeenNothingIsHiddenAndNothingIsUncovered() throws {
    let decisions = Decisions(regions: [
      "poster": .init(.box, at: [[1, 0.1, 0.2, 0.1, 0.2]], show: true, because: "a politician on a poster")
    ])
    let plan = try plan(decisions)
    #expect(plan.kept.count == 1 && plan.tracks.count == 2)
    #expect(
      try plan.regions(forFrameWithPTS: 80).contains { $0.region.covers(TwoPeople.guide) },
      "who was found there stays hidden")
  }

  @Test func whatIsNeverThereIsAnError() throws {
    let failure = try #require(throws: Failure.self) {
      try plan(Decisions(regions: ["tag": .init(.box, at: [[50, 0.1, 0.1, 0.2, 0.1], [60, 0.1, 0.1, 0.2, 0.1]])]))
    }
    #expect(failure.explanation.reason.contains("'tag'"))
  }

  @Test func aPlanWithDrawingsSurvivesItsFile() throws {
    let plan = try plan(
      Decisions(
        people: ["guide": .init(.keep, because: "x", from: 1, to: 2, at: [[1, 0.15, 0.3]])],
        regions: [
          "tag": .init(
            .polygon, at: [[1, 0.1, 0.1, 0.2, 0.1, 0.3, 0.4], [2, 0.2, 0.1, 0.3, 0.1, 0.4, 0.4]], cover: .black)
        ]))
    let read = try JSONDecoder().decode(RedactionPlan.self, from: CanonicalJSON.data(plan))
    #expect(read == plan)
    for pts in plan.times.ticks {
      #expect(try read.regions(forFrameWithPTS: pts) == plan.regions(forFrameWithPTS: pts))
    }
  }
}
