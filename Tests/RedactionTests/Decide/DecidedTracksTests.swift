import Files
import Media
import Testing

@testable import People
@testable import Redaction

/// Two people at 25 frames a second: a guide on the left from frame 0 to 99, a witness on the right from 20 to 79; a cut at 60 where `cut` says so.
struct TwoPeople {
  static let guide = NormalizedBox(x: 0.1, y: 0.2, width: 0.1, height: 0.2)
  static let witness = NormalizedBox(x: 0.7, y: 0.3, width: 0.1, height: 0.2)

  static func track(_ id: Int, _ box: NormalizedBox, _ frames: ClosedRange<Int>) -> FaceTrack {
    FaceTrack(id: id, boxes: frames.map { TrackBox(frame: $0, box: box, confidence: 0.9, origin: .seen) })
  }

  static func map(_ tracks: [FaceTrack]? = nil, cut: Int? = nil, count: Int = 100) throws -> IdentityMap {
    var shots = Shots()
    if let cut { shots.cut(before: cut) }
    return try IdentityMap(
      source: Digest.of("two"), width: 1280, height: 720, timeBase: Rational(1, 25),
      times: PresentationTimes((0..<count).map { Int64($0) + 50 }), shots: shots,
      detector: .init(modelDigest: Digest.of("model")),
      tracks: tracks ?? [track(1, guide, 0...99), track(2, witness, 20...79)])
  }
}

@Suite struct DecidedTracksTests {
  private let guideAt = [[1.0, 0.1, 0.2, 0.1, 0.2], [2, 0.11, 0.21, 0.1, 0.2]]

  private func keep(from: Double? = nil, to: Double? = nil, at: [[Double]]? = nil) -> Decisions {
    Decisions(people: ["guide": .init(.keep, because: "agreed", from: from, to: to, at: at ?? guideAt)])
  }

  private func hidden(_ plan: RedactionPlan, _ box: NormalizedBox, frame: Int) throws -> Bool {
    try plan.regions(forFrameWithPTS: Int64(frame) + 50).contains { $0.region.covers(box) }
  }

  @Test func whoIsKeptIsShownAndEveryoneElseStaysHidden() throws {
    let plan = try RedactionPlanner.plan(TwoPeople.map(), method: .blur, decisions: keep())
    for frame in 0..<100 {
      #expect(try !hidden(plan, TwoPeople.guide, frame: frame))
      #expect(try hidden(plan, TwoPeople.witness, frame: frame) == (20...79).contains(frame))
    }
    #expect(plan.kept.map(\.frames) == [0..<100])
  }

  @Test func whoIsKeptForATimeIsHiddenBeforeAndAfter() throws {
    let plan = try RedactionPlanner.plan(TwoPeople.map(), method: .fill, decisions: keep(from: 0.4, to: 2.4))
    for frame in 0..<100 {
      #expect(try hidden(plan, TwoPeople.guide, frame: frame) == !(10...60).contains(frame), "frame \(frame)")
    }
    #expect(plan.kept.map(\.frames) == [10..<61])
    #expect(Set(plan.tracks.map(\.id)).count == plan.tracks.count)
  }

  @Test func oneTrackCanBeKeptTwice() throws {
    let decisions = Decisions(people: [
      "first": .init(.keep, because: "a", from: 0, to: 0.4, at: [[0.2, 0.15, 0.3]]),
      "second": .init(.keep, because: "b", from: 2, to: 3, at: [[2.5, 0.15, 0.3]]),
    ])
    let plan = try RedactionPlanner.plan(TwoPeople.map(), method: .fill, decisions: decisions)
    for frame in 0..<100 {
      #expect(
        try hidden(plan, TwoPeople.guide, frame: frame) == !((0...10).contains(frame) || (50...75).contains(frame)),
        "frame \(frame)")
    }
  }

  @Test func aDecisionStaysValidWhenTracksAreFoundAnewUnderOtherNumbersAndInOtherPieces() throws {
    let moved = TwoPeople.guide.shifted(x: 0.01, y: -0.01)
    let anew = try TwoPeople.map([
      TwoPeople.track(1, TwoPeople.witness, 18...81), TwoPeople.track(2, moved, 0...30),
      TwoPeople.track(3, moved, 31...99),
    ])
    let plan = try RedactionPlanner.plan(anew, method: .blur, decisions: keep())
    #expect(plan.kept.map(\.id).sorted() == [2, 3] && plan.tracks.map(\.id) == [1])
  }

  @Test(arguments: [
    ([[1.0, 0.4, 0.2, 0.1, 0.2]], "nobody was found"), ([[1.0, 0.5, 0.5]], "nobody was found"),
    ([[60, 0.1, 0.2, 0.1, 0.2]], "source ends"),
    ([[1.0, 0.1, 0.2, 0.1, 0.2], [2.0, 0.4, 0.2, 0.1, 0.2]], "nobody was found"),
  ]) func aDecisionThatMatchesNobodyIsAnError(_ at: [[Double]], _ text: String) throws {
    for action in [Decisions.Person.Action.keep, .hide] {
      let decisions = Decisions(people: ["guide": .init(action, because: "x", at: at)])
      let failure = try #require(throws: Failure.self) {
        try RedactionPlanner.plan(TwoPeople.map(), method: .blur, decisions: decisions)
      }
      #expect(failure.explanation.reason.contains(text) && failure.explanation.reason.contains("'guide'"))
    }
  }

  @Test func aPlaceThatCouldBeTwoPeopleIsAnError() throws {
    let near = TwoPeople.guide.shifted(x: 0.01, y: 0)
    let map = try TwoPeople.map([TwoPeople.track(1, TwoPeople.guide, 0...99), TwoPeople.track(2, near, 0...99)])
    let failure = try #require(throws: Failure.self) {
      try RedactionPlanner.plan(map, method: .blur, decisions: keep(at: [[1, 0.15, 0.3]]))
    }
    #expect(failure.explanation.reason.contains("two people"))
  }

  @Test func twoDecisionsOnOneTrackAreAnError() throws {
    let decisions = Decisions(people: [
      "guide": .init(.keep, because: "x", from: 1, to: 2, at: guideAt), "victim": .init(.hide, at: [[3, 0.15, 0.3]]),
    ])
    let failure = try #require(throws: Failure.self) {
      try RedactionPlanner.plan(TwoPeople.map(), method: .blur, decisions: decisions)
    }
    #expect(failure.explanation.reason.contains("'guide'") && failure.explanation.reason.contains("'victim'"))
  }

  @Test func whoIsMergedIsHiddenInBetween() throws {
    let map = try TwoPeople.map([
      TwoPeople.track(1, TwoPeople.guide, 0...20), TwoPeople.track(2, TwoPeople.guide.shifted(x: 0.2, y: 0), 60...99),
    ])
    let decisions = Decisions(people: ["witness": .init(.merge, at: [[0.4, 0.15, 0.3], [3, 0.35, 0.3]])])
    let plan = try RedactionPlanner.plan(map, method: .blur, decisions: decisions)
    #expect(plan.tracks.map(\.frames) == [0..<100])
    #expect(try hidden(plan, TwoPeople.guide.shifted(x: 0.1, y: 0), frame: 40))
    let counts = try #require(plan.coverage.tracks.first)
    #expect(counts.seen == 61 && counts.followed == 39)
  }

  @Test func twoPeopleWhoAreThereTogetherAreNotMerged() throws {
    let both = Decisions(people: [
      "witness": .init(.merge, at: [[1.2, 0.15, 0.3], [1.2, 0.75, 0.4]]),
      "shown": .init(.keep, because: "x", at: [[1.2, 0.15, 0.3]]),
    ])
    let failure = try #require(throws: Failure.self) {
      try RedactionPlanner.plan(TwoPeople.map(), method: .blur, decisions: both)
    }
    #expect(failure.explanation.reason.contains("'witness' at 0.8 s is two people"))
    // Of one head that was found twice there is one.
    let twice = try TwoPeople.map([
      TwoPeople.track(1, TwoPeople.guide, 0...60),
      TwoPeople.track(2, TwoPeople.guide.shifted(x: 0.02, y: 0.01), 40...99),
    ])
    let one = Decisions(people: ["witness": .init(.merge, at: [[0.4, 0.1, 0.2, 0.1, 0.2], [3.6, 0.15, 0.3]])])
    #expect(try RedactionPlanner.plan(twice, method: .blur, decisions: one).tracks.map(\.frames) == [0..<100])
  }

  /// Everyone is shown, but for whom a person named.
  @Test func whoIsNamedToBeHiddenIsHiddenAlsoWhereFacesAreKept() throws {
    let decisions = Decisions(people: ["witness": .init(.hide, at: [[1.2, 0.75, 0.4]])])
    let plan = try RedactionPlanner.plan(
      TwoPeople.map(), method: .nothingToHide(because: "agreed"), decisions: decisions)
    for frame in 0..<100 {
      #expect(try !hidden(plan, TwoPeople.guide, frame: frame))
      #expect(try hidden(plan, TwoPeople.witness, frame: frame) == (20...79).contains(frame))
    }
  }

  @Test func nobodyIsMergedAcrossACut() throws {
    let map = try TwoPeople.map(
      [TwoPeople.track(1, TwoPeople.guide, 0...20), TwoPeople.track(2, TwoPeople.guide, 60...99)], cut: 60)
    let decisions = Decisions(people: ["witness": .init(.merge, at: [[0.4, 0.15, 0.3], [3, 0.15, 0.3]])])
    let failure = try #require(throws: Failure.self) {
      try RedactionPlanner.plan(map, method: .blur, decisions: decisions)
    }
    #expect(failure.explanation.reason.contains("cut"))
  }

  @Test func afterASplitOneHalfCanBeKeptAndTheOtherStaysHidden() throws {
    let decisions = Decisions(people: [
      "swap": .init(.split, at: [[2, 0.15, 0.3]]), "guide": .init(.keep, because: "x", at: [[1, 0.15, 0.3]]),
      "witness": .init(.hide, at: [[3, 0.15, 0.3]]),
    ])
    let plan = try RedactionPlanner.plan(TwoPeople.map(), method: .blur, decisions: decisions)
    for frame in 0..<100 { #expect(try hidden(plan, TwoPeople.guide, frame: frame) == (frame >= 50)) }
  }

  @Test func whenNobodyIsFoundADrawingAloneDoesNotVouchForThat() throws {
    let empty = try TwoPeople.map([])
    let drawn = ["coat": Decisions.Drawing(.box, at: [[0, 0.1, 0.1, 0.2, 0.2]])]
    #expect(throws: Failure.self) {
      try RedactionPlanner.plan(empty, method: .blur, decisions: Decisions(regions: drawn))
    }
    let plan = try RedactionPlanner.plan(
      empty, method: .blur, decisions: Decisions(nobody: "she wears a hood and is drawn", regions: drawn))
    #expect(plan.nobodyBecause == "she wears a hood and is drawn" && plan.tracks.count == 1)
  }
}
