import People
import PeopleTestSupport
import Testing

@testable import People
@testable import Redaction

@Suite struct RedactionCoverageTests {
  @Test func framesAreCountedByHowWeKnow() throws {
    // 50 frames a second; seen at 60 and from 70 to 80, held for half a second before that, and to the end.
    let coverage = try RedactionCoverage(of: Scene(frameCount: 95, seenIn: [60] + Array(70...80)).map())
    let track = try #require(coverage.tracks.first)
    #expect((track.seen, track.followed, track.held) == (12, 9, 39))
    #expect(track.longestUnseenSeconds == 0.5 && track.longestUnseenAtSeconds == 0.7)
    #expect(coverage.framesWithoutAnyone == 35)
    #expect(coverage.doubts.isEmpty)
  }

  @Test func longGapsAndUnclearFacesAreDoubtful() throws {
    let gap = try RedactionCoverage(of: Scene(frameCount: 200, seenIn: Array(60...70) + Array(110...120)).map())
    #expect(gap.doubts == [.init(track: 1, atSeconds: 1.4, kind: .unseen(seconds: 0.8))])
    let unclear = try RedactionCoverage(of: Scene(frameCount: 200, seenIn: Array(60...70), confidence: 0.3).map())
    #expect(unclear.doubts == [.init(track: 1, atSeconds: 0.7, kind: .unclear(times: 11, confidence: 0.3))])
  }

  @Test func coverageIsPartOfThePlanAndItsFile() throws {
    let map = try Scene(frameCount: 100, seenIn: [50]).map()
    let plan = try RedactionPlanner.plan(map, method: .blur)
    #expect(plan.coverage == RedactionCoverage(of: map) && plan.hidesTracks)
  }

  @Test func peopleAreCountedInEachFrame() throws {
    let counts = try Scene(frameCount: 100, seenIn: [50]).map().peopleCounts()
    #expect(counts == (0..<100).map { (25...75).contains($0) ? 1 : 0 })
  }

  /// 25 frames a second: whoever turned away at 1.2 s was covered to the end, and is told.
  @Test func longHoldsAreToldToTheReviewer() throws {
    let boxes = (0..<100).map {
      TrackBox(frame: $0, box: TwoPeople.guide, confidence: $0 < 30 ? 0.9 : 0, origin: $0 < 30 ? .seen : .held)
    }
    let coverage = RedactionCoverage(of: try TwoPeople.map([FaceTrack(id: 1, boxes: boxes)]))
    #expect(coverage.doubts == [.init(track: 1, atSeconds: 1.16, kind: .unseen(seconds: 2.8))])
  }
}
