import Files
import Foundation
import Media
import PeopleTestSupport
import Testing

@testable import People

@Suite struct IdentityMapTests {
  @Test(arguments: 1...5) func mapSurvivesItsFile(_ seed: Int) throws {
    let map = try Scene(seed: UInt64(seed)).map()
    let read = try JSONDecoder().decode(IdentityMap.self, from: CanonicalJSON.data(map))
    #expect(read == map)
    #expect(try CanonicalJSON.data(read) == CanonicalJSON.data(map))
  }

  @Test func mapIsReadableAndCompact() throws {
    let text = try String(
      decoding: CanonicalJSON.data(Scene(frameCount: 4500, seenIn: Array(0...4499)).map()), as: UTF8.self)
    #expect(text.contains(#""0 1*4499""#))
    #expect(text.contains(#""12 0.4 0.3 0.1 0.2 0.9 seen""#), "one line for each box")
    #expect(text.utf8.count < 4500 * 50)
  }

  @Test(arguments: [
    (#""frameCount" : 100"#, #""frameCount" : 99"#),
    (#""lastPTS" : 99"#, #""lastPTS" : 100"#), (#""0 1*99""#, #""0 1*60""#), ("held", "guessed"), (#""30 "#, #""31 "#),
    (#""0 1*99""#, #""0 1*-99""#), (#""0 1*99""#, #""0 1*99999999999""#), (#""0 1*99""#, #""0 0*99""#),
    (#""0 1*99""#, #""0 *""#),
    ("0.9 seen", "nan seen"),
  ]) func damagedFactsAreRefused(_ change: (String, String)) throws {
    let text = try String(decoding: CanonicalJSON.data(Scene(frameCount: 100, seenIn: [50]).map()), as: UTF8.self)
    try #require(text.contains(change.0))
    let damaged = text.replacingOccurrences(of: change.0, with: change.1)
    #expect(throws: (any Error).self) { try JSONDecoder().decode(IdentityMap.self, from: Data(damaged.utf8)) }
  }

  @Test func tracksMustLieInTheSource() throws {
    let map = try Scene(frameCount: 100, seenIn: [50]).map()
    #expect(throws: Failure.self) {
      try IdentityMap(
        source: map.source, width: 1920, height: 1080, timeBase: map.timeBase, times: PresentationTimes(Array(0..<40)),
        detector: map.detector, tracks: map.tracks)
    }
  }

  @Test func timeStampsOfAnyRhythmSurviveTheirFile() throws {
    for ticks: [Int64] in [[0], [5, 6], [0, 33, 67, 100, 133], [-7, 0, .max], [.min, .max], Array(0..<1000)] {
      let times = try PresentationTimes(ticks)
      #expect(try JSONDecoder().decode(PresentationTimes.self, from: JSONEncoder().encode(times)) == times)
    }
  }

  @Test func framesAreFoundByTheirTimeStamp() throws {
    let times = try PresentationTimes([-5, 0, 33, 67])
    #expect([-6, -5, -4, 0, 33, 67, 68].map { times.frame(at: $0) } == [nil, 0, nil, 1, 2, 3, nil])
  }
}
