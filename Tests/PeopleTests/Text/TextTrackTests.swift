import Files
import Foundation
import Media
import Testing

@testable import People

@Suite struct TextTrackTests {
  private static func key(_ frame: Int, _ x: Double, _ origin: TrackBox.Origin = .seen) -> TrackBox {
    TrackBox(
      frame: frame, box: NormalizedBox(x: x, y: 0.5, width: 0.1, height: 0.05), confidence: origin == .seen ? 0.9 : 0,
      origin: origin)
  }

  private let track = TextTrack(id: 3, keyframes: [key(10, 0.2), key(20, 0.4, .followed), key(25, 0.4, .held)])

  @Test func betweenKeyframesAreStraightWays() throws {
    #expect(track.frames == 10...25)
    #expect(track.boxes.count == 16 && track.boxes.map(\.frame) == Array(10...25))
    #expect(abs(try #require(track.box(inFrame: 15)).box.x - 0.3) < 1e-9)
    #expect(track.box(inFrame: 15)?.origin == .followed && track.box(inFrame: 23)?.origin == .held)
    #expect(track.box(inFrame: 9) == nil && track.box(inFrame: 26) == nil)
    #expect(track.boxes.map(\.box) == (10...25).compactMap { track.box(inFrame: $0)?.box })
    #expect(track.representatives == [10])
  }

  @Test func aTrackSurvivesItsFileAndOneOutOfOrderIsRefused() throws {
    let text = String(decoding: try CanonicalJSON.data(track), as: UTF8.self)
    #expect(try JSONDecoder().decode(TextTrack.self, from: Data(text.utf8)) == track)
    let damaged = text.replacingOccurrences(of: "\"20 ", with: "\"9 ")
    try #require(damaged != text)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(TextTrack.self, from: Data(damaged.utf8)) }
  }

  /// 100 frames at 25 a second, a cut at 50.
  private func tracks(_ path: TextPath, takesAll: Bool = false) throws -> [TextTrack] {
    var shots = Shots()
    shots.cut(before: 50)
    return TextTracks(times: try PresentationTimes(Array(0..<100)), timeBase: Rational(1, 25), shots: shots).tracks(
      of: [path], takesAll: takesAll)
  }

  private func path(_ frames: [Int], seen: Set<Int>, confidence: Double = 0.9) -> TextPath {
    var path = TextPath()
    for frame in frames {
      let box = NormalizedBox(x: 0.2 + 0.002 * Double(frame), y: 0.5, width: 0.1, height: 0.05)
      if seen.contains(frame) {
        path.see(box, confidence, frame: frame, seconds: Double(frame) / 25)
      } else {
        path.add(box, frame: frame, seconds: Double(frame) / 25)
      }
    }
    return path
  }

  @Test func noTrackCrossesACutAndNoneIsWithoutItsHold() throws {
    let tracks = try tracks(path([30, 32, 34, 44, 48, 52, 54, 60], seen: [30, 60]))
    #expect(tracks.map(\.frames) == [18...49, 50...72], "half a second before and after, and up to the cut")
    #expect(tracks.map(\.id) == [1, 2])
    #expect(tracks[0].keyframes.count <= 5, "what lies on a straight way is left out")
  }

  @Test func whatWasSeenOnceAndNotClearlyIsATextureUnlessThereIsOnePictureOnly() throws {
    #expect(try tracks(path([30], seen: [30], confidence: 0.55)).isEmpty)
    #expect(try tracks(path([30], seen: [30], confidence: 0.55), takesAll: true).count == 1)
    #expect(try tracks(path([20, 45], seen: [20, 45], confidence: 0.55)).count == 1)
    #expect(try tracks(path([30], seen: [30], confidence: 0.8)).count == 1)
  }

  @Test func linesOfOneThingAreOneBlockAndOthersAreNot() {
    func line(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Detection {
      Detection(box: NormalizedBox(x: x, y: y, width: width, height: height), confidence: 0.9, scale: 736)
    }
    let near = TextBlocks.of([line(0.1, 0.1, 0.2, 0.03), line(0.1, 0.14, 0.15, 0.03)], aspect: 16 / 9)
    #expect(near.map(\.box) == [line(0.1, 0.1, 0.2, 0.07).box.roundedLikeAUnion])
    #expect(TextBlocks.of([line(0.1, 0.1, 0.2, 0.03), line(0.1, 0.3, 0.2, 0.03)], aspect: 16 / 9).count == 2)
    #expect(TextBlocks.of([line(0.1, 0.1, 0.02, 0.03), line(0.1, 0.14, 0.3, 0.3)], aspect: 16 / 9).count == 2)
  }
}

extension NormalizedBox {
  /// What a union of boxes gives, to its last bit.
  fileprivate var roundedLikeAUnion: NormalizedBox {
    NormalizedBox(left: x, top: y, right: max(x + width, x + 0.15), bottom: max(y + 0.03, 0.14 + 0.03))
  }
}
