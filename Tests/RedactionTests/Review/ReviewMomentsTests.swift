import Foundation
import Media
import PeopleTestSupport
import Testing

@testable import People
@testable import Redaction

@Suite struct ReviewMomentsTests {
  private func moments(_ kind: ReviewMoment.Kind, of map: IdentityMap) -> [Int] {
    ReviewMoments.of(map).filter { $0.kind == kind }.map(\.frame)
  }

  /// 50 frames a second.
  @Test func everyTrackIsShownAtItsStartMiddleAndEnd() throws {
    let map = try Scene(frameCount: 200, seenIn: Array(60...120)).map()
    let frames = try #require(map.tracks.first).frames
    #expect(
      moments(.start, of: map) == [frames.lowerBound] && moments(.end, of: map) == [frames.upperBound]
        && moments(.middle, of: map) == [90])
  }

  @Test func everyStretchThatWasFilledIsShown() throws {
    let map = try Scene(frameCount: 300, seenIn: Array(60...80) + Array(110...130) + Array(135...160)).map()
    // From 81 to 109 it was filled; 131 to 134 is shorter than a quarter of a second; held before 60 and after 160.
    let unseen = moments(.unseen, of: map)
    #expect(unseen.contains(95) && !unseen.contains { (131...134).contains($0) })
    #expect(unseen.count == 3)
  }

  @Test func everyChangeOfTheNumberOfPeopleIsShown() throws {
    let map = try TwoPeople.map()
    #expect(moments(.countChanges, of: map) == [20, 80])
  }

  @Test func stretchesWithoutAnyoneAreShownEveryFourSeconds() throws {
    let map = try Scene(frameCount: 1000, seenIn: [10]).map()
    let nobody = moments(.nobody, of: map)
    #expect(nobody.count == 5)
    #expect(nobody.allSatisfy { map.peopleCounts()[$0] == 0 })
  }

  @Test func whatIsToBePastedMeansTheTrackThatItStandsBeside() throws {
    let map = try TwoPeople.map()
    for track in map.tracks {
      let rows = DecisionTemplates.rows(of: track, FrameTimes(map))
      #expect(rows.count == 3)
      for row in rows {
        let numbers = row.dropFirst().dropLast().split(separator: ",").compactMap {
          Double($0.trimmingCharacters(in: .whitespaces))
        }
        let place = try #require(TrackPlace(numbers))
        #expect(try map.tracks[place.track(among: map.tracks, FrameTimes(map))].id == track.id)
      }
    }
  }

  @Test func representativeFramesAreTheSurestOfEachThird() throws {
    let boxes = (0..<90).map { frame in
      TrackBox(
        frame: frame, box: TwoPeople.guide, confidence: [10, 45, 80].contains(frame) ? 0.9 : 0.5,
        origin: frame == 60 ? .followed : .seen)
    }
    #expect(FaceTrack(id: 1, boxes: boxes).representatives == [10, 45, 80])
    #expect(FaceTrack(id: 1, boxes: [boxes[0]]).representatives == [0])
    #expect(FaceTrack(id: 1, boxes: [boxes[60]]).representatives == [])
  }
}
