import Files
import Media
import Testing

@testable import People
@testable import Redaction

/// A name tag in frames 20 to 79 and a sign in 0 to 99, at 25 frames a second, beside one person.
@Suite struct DecidedTextsTests {
  static let tag = NormalizedBox(x: 0.4, y: 0.6, width: 0.1, height: 0.04)
  static let sign = NormalizedBox(x: 0.7, y: 0.1, width: 0.2, height: 0.08)

  static func text(_ id: Int, _ box: NormalizedBox, _ frames: ClosedRange<Int>) -> TextTrack {
    TextTrack(
      id: id,
      keyframes: [frames.lowerBound, frames.upperBound].map {
        TrackBox(frame: $0, box: box, confidence: 0.9, origin: .seen)
      })
  }

  static func map(_ texts: [TextTrack]?) throws -> IdentityMap {
    let plain = try TwoPeople.map()
    return try IdentityMap(
      source: plain.source, width: plain.width, height: plain.height, timeBase: plain.timeBase, times: plain.times,
      detector: plain.detector, tracks: plain.tracks, texts: texts)
  }

  private let map: IdentityMap

  init() throws { map = try Self.map([Self.text(1, Self.sign, 0...99), Self.text(2, Self.tag, 20...79)]) }

  private func plan(
    _ text: TextTreatment, _ texts: [String: Decisions.Text] = [:], method: RedactionMethod = .blur
  ) throws -> RedactionPlan {
    try RedactionPlanner.plan(map, method: method, decisions: Decisions(texts: texts), text: text)
  }

  private func hidden(_ plan: RedactionPlan, _ box: NormalizedBox, frame: Int) throws -> Bool {
    try plan.regions(forFrameWithPTS: Int64(frame) + 50).contains { $0.region.covers(box) && $0.cover == .fill }
  }

  @Test func allTextIsHiddenInOneColourWithAMarginWhereThatIsAskedFor() throws {
    for method in [RedactionMethod.blur, .nothingToHide(because: "all agreed")] {
      let plan = try plan(.hide, method: method)
      for frame in 0..<100 {
        #expect(try hidden(plan, Self.sign.expanded(by: 1.1), frame: frame))
        #expect(try hidden(plan, Self.tag.expanded(by: 1.1), frame: frame) == (20...79).contains(frame))
      }
      #expect(plan.texts == TextCoverage(treatment: .hide, found: 2, hidden: 2, tracks: 2, kept: 0))
      #expect(plan.drawn == 0)
      #expect(Set(plan.tracks.map(\.id)).count == plan.tracks.count)
    }
  }

  @Test func textIsOnlyToldOfUnlessAPersonDecidesToHideIt() throws {
    let told = try plan(.report)
    #expect(try !hidden(told, Self.tag, frame: 40))
    #expect(told.texts?.hidden == 0 && told.texts?.found == 2)
    let decided = try plan(.report, ["tag": .init(.hide, at: [[1, 0.45, 0.62]])])
    #expect(try hidden(decided, Self.tag, frame: 40) && !hidden(decided, Self.sign, frame: 40))
  }

  @Test func whatIsKeptIsShownForItsTimeAndHiddenBeforeAndAfter() throws {
    let plan = try plan(
      .hide, ["sign": .init(.keep, because: "a shop", from: 1, to: 2, at: [[1.5, 0.7, 0.1, 0.2, 0.08]])])
    for frame in 0..<100 { #expect(try hidden(plan, Self.sign, frame: frame) == !(25...50).contains(frame)) }
    #expect(plan.texts == TextCoverage(treatment: .hide, found: 2, hidden: 2, tracks: 3, kept: 1))
    #expect(plan.drawn == 0)
  }

  @Test(arguments: [
    ([1, 0.1, 0.9], "no text was found in that place"), ([20, 0.45, 0.62], "the source ends before"),
    ([0.2, 0.45, 0.62], "no text was found"),
  ]) func aDecisionThatMatchesNothingIsAnError(_ row: [Double], _ reason: String) throws {
    for action in [Decisions.Text(.hide, at: [row]), .init(.keep, because: "a shop", at: [row])] {
      let failure = try #require(throws: Failure.self) { try plan(.hide, ["tag": action]) }
      #expect(failure.explanation.reason.contains(reason) && failure.explanation.reason.contains("'tag'"))
    }
  }

  @Test func twoDecisionsAboutOneTextAreAnError() throws {
    let at = [[1, 0.45, 0.62]]
    #expect(throws: Failure.self) {
      try plan(.hide, ["a": .init(.hide, at: at), "b": .init(.keep, because: "a shop", at: at)])
    }
  }

  /// Nothing is rendered with less protection than was asked for.
  @Test func whereNobodyLookedForTextItCannotBeHidden() throws {
    let map = try Self.map(nil)
    #expect(throws: Failure.self) { try RedactionPlanner.plan(map, method: .blur, text: .hide) }
    #expect(throws: Failure.self) {
      try RedactionPlanner.plan(
        map, method: .blur, decisions: Decisions(texts: ["tag": .init(.hide, at: [[1, 0.45, 0.62]])]))
    }
    #expect(try RedactionPlanner.plan(map, method: .blur).texts == nil)
  }

  /// Three lines that take turns low in the picture, and a sign high in it.
  @Test func subtitlesThatArePartOfThePictureAreToldAsSuch() throws {
    let line = NormalizedBox(x: 0.3, y: 0.85, width: 0.4, height: 0.06)
    let narrow = NormalizedBox(x: 0.4, y: 0.86, width: 0.2, height: 0.06)
    let turns = [Self.text(2, line, 0...40), Self.text(3, narrow, 45...90), Self.text(4, line, 95...149)]
    func findings(_ texts: [TextTrack]) throws -> TextFindings {
      let times = try PresentationTimes((0..<150).map { Int64($0) })
      return TextFindings(
        of: try IdentityMap(
          source: Digest.of("two"), width: 1280, height: 720, timeBase: Rational(1, 25), times: times,
          detector: .init(modelDigest: Digest.of("model")), tracks: [], texts: texts))
    }
    let found = try findings([Self.text(1, Self.sign, 0...99)] + turns)
    #expect(found.subtitles == [2, 3, 4] && found.places.map(\.id) == [1])
    #expect(found.places.first?.place == "upper right")
    #expect(found.subtitleSeconds == 0...149 / 25.0)
    #expect(try findings(Array(turns.prefix(2))).subtitles.isEmpty, "two lines may be anything")
  }
}
