import Files
import Foundation
import Media
import PeopleTestSupport
import TestSupport
import Testing

@testable import People
@testable import Redaction

@Suite struct RedactionPlanTests {
  @Test(arguments: 1...20) func everyConfidentDetectionIsHiddenInItsFrame(_ seed: Int) throws {
    let scene = Scene(seed: UInt64(seed))
    let plan = try RedactionPlanner.plan(scene.map(), method: .blur)
    for (pts, detections) in zip(scene.pts, scene.detections) {
      let regions = try plan.regions(forFrameWithPTS: pts)
      for detection in detections where detection.confidence >= TrackBuilder.Settings().startConfidence {
        #expect(regions.contains { $0.region.covers(detection.box) }, "at \(pts)")
      }
    }
  }

  @Test(arguments: 1...5) func frameHasOneRegionForEachTrackInIt(_ seed: Int) throws {
    let map = try Scene(seed: UInt64(seed)).map()
    let plan = try RedactionPlanner.plan(map, method: .fill)
    for (frame, pts) in map.times.ticks.enumerated() {
      let expected = map.tracks.filter { $0.frames.contains(frame) }.map(\.id)
      #expect(try plan.regions(forFrameWithPTS: pts).map(\.track) == expected)
    }
  }

  @Test(arguments: [RedactionMethod.fill, .pixelate, .blur, .frame, .nothingToHide(because: "the guide agreed")])
  func unknownTimeStampIsAnErrorForEveryMethod(_ method: RedactionMethod) throws {
    let plan = try RedactionPlanner.plan(
      Scene(frameCount: 100, seenIn: [50], timeBase: Rational(1, 25)).map(), method: method)
    #expect(throws: Never.self) { try plan.regions(forFrameWithPTS: 99) }
    for pts: Int64 in [-1, 100, .min, .max] {
      #expect(throws: Failure.self) { try plan.regions(forFrameWithPTS: pts) }
    }
  }

  @Test func frameThatFallsBetweenTwoOthersIsAnError() throws {
    let scene = Scene(seed: 1)
    let plan = try RedactionPlanner.plan(scene.map(), method: .blur)
    #expect(throws: Failure.self) { try plan.regions(forFrameWithPTS: scene.pts[10] + 1) }
  }

  @Test func noOneFoundIsAnErrorUnlessSomeoneVouches() throws {
    let map = try Scene(frameCount: 100, seenIn: []).map()
    let text = try #require(throws: Failure.self) { try RedactionPlanner.plan(map, method: .blur) }.description
    #expect(text.contains("no one was found") && text.contains("because:"))
    #expect(throws: Failure.self) { try RedactionPlanner.plan(map, method: .blur, allowNobody: "  ") }
    let plan = try RedactionPlanner.plan(map, method: .blur, allowNobody: "a landscape")
    #expect(plan.nobodyBecause == "a landscape")
    #expect(try plan.regions(forFrameWithPTS: 3).isEmpty)
  }

  @Test func wholeFrameIsHiddenWhoeverWasFound() throws {
    for frames in [[], [50]] {
      let plan = try RedactionPlanner.plan(Scene(frameCount: 100, seenIn: frames).map(), method: .frame)
      let regions = try plan.regions(forFrameWithPTS: 0)
      #expect(regions.count == 1 && regions[0].region.covers(.wholePicture))
    }
  }

  @Test func showingPeopleTakesAReason() throws {
    let map = try Scene(frameCount: 100, seenIn: [50]).map()
    #expect(throws: Failure.self) { try RedactionPlanner.plan(map, method: .nothingToHide(because: " \n")) }
    let plan = try RedactionPlanner.plan(map, method: .nothingToHide(because: "she asked to be seen"))
    #expect(try plan.regions(forFrameWithPTS: 50).isEmpty)
  }

  @Test(arguments: [RedactionMethod.fill, .pixelate, .blur, .frame, .nothingToHide(because: "she asked to be seen")])
  func planSurvivesItsFile(_ method: RedactionMethod) throws {
    let plan = try RedactionPlanner.plan(Scene(seed: 9).map(), method: method)
    let read = try JSONDecoder().decode(RedactionPlan.self, from: CanonicalJSON.data(plan))
    #expect(read == plan)
    for pts in plan.times.ticks {
      #expect(try read.regions(forFrameWithPTS: pts) == plan.regions(forFrameWithPTS: pts))
    }
  }

  @Test(arguments: [
    (#""frameCount" : 100"#, #""frameCount" : 99"#),
    (#""0 1*99""#, #""0 1*60""#),
    (#""name" : "blur""#, #""name" : "smear""#), (#""30 "#, #""31 "#), (#""75 "#, #""175 "#),
  ]) func damagedFactsAreRefused(_ change: (String, String)) throws {
    let plan = try RedactionPlanner.plan(Scene(frameCount: 100, seenIn: [50]).map(), method: .blur)
    let text = try String(decoding: CanonicalJSON.data(plan), as: UTF8.self)
    try #require(text.contains(change.0))
    let damaged = text.replacingOccurrences(of: change.0, with: change.1)
    #expect(throws: (any Error).self) { try JSONDecoder().decode(RedactionPlan.self, from: Data(damaged.utf8)) }
  }

  @Test func planWhoseTracksWereDeletedIsRefused() throws {
    let plan = try RedactionPlanner.plan(Scene(frameCount: 100, seenIn: [50]).map(), method: .blur)
    #expect(throws: Failure.self) {
      try RedactionPlan(source: plan.source, method: .blur, timeBase: plan.timeBase, times: plan.times, tracks: [])
    }
  }

  @Test func planOfAnotherSourceIsRefused() throws {
    let plan = try RedactionPlanner.plan(Scene(frameCount: 100, seenIn: [50]).map(), method: .blur)
    #expect(throws: Never.self) { try plan.check(isFor: Digest.of("a source")) }
    #expect(throws: Failure.self) { try plan.check(isFor: Digest.of("another source")) }
  }

  @Test func regionCoversItsBoxWhateverItsShape() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let box = NormalizedBox(
        x: .random(in: -0.3...1, using: &random), y: .random(in: -0.3...1, using: &random),
        width: .random(in: 0.002...0.6, using: &random), height: .random(in: 0.002...0.9, using: &random))
      let region = Region(headAround: box, width: 1080, height: 1920)
      #expect(region.covers(box))
      let rounded = region.roundedOutward()
      #expect(rounded.covers(box))
      #expect(rounded.boundingBox.contains(region.boundingBox, slack: 1e-12))
    }
  }
}
