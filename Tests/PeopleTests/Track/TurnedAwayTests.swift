import Media
import Testing

@testable import People

/// Whose face is not seen may still be there.
@Suite struct TurnedAwayTests {
  private let box = Figure().box

  @Test func whoTurnsAwayIsStillThere() throws {
    let appearance = try #require(Appearance(of: box, in: Figure().thumbnail()))
    let found = try #require(appearance.find(near: box, in: Figure(isTurnedAway: true).thumbnail()))
    #expect(found.iou(box) > 0.9)
  }

  @Test func whoHasGoneIsNot() throws {
    let appearance = try #require(Appearance(of: box, in: Figure().thumbnail()))
    #expect(appearance.find(near: box, in: Figure(isGone: true).thumbnail()) == nil)
  }

  @Test func whoWalksOnTurnedAwayIsFoundWhereTheyAre() throws {
    let appearance = try #require(Appearance(of: box, in: Figure().thumbnail()))
    let there = box.shifted(x: 0.02, y: -0.02)
    #expect(
      try #require(appearance.find(near: box, in: Figure(box: there, isTurnedAway: true).thumbnail())).iou(there) > 0.6)
  }

  @Test func whoLeavesThePictureIsNotFoundInIt() throws {
    let appearance = try #require(Appearance(of: box, in: Figure().thumbnail()))
    #expect(appearance.find(near: box.shifted(x: 0.9, y: 0), in: Figure().thumbnail()) == nil)
  }

  @Test func whoTurnsAwayIsCoveredUntilTheyLeave() throws {
    let tracks = try tracks(200) { $0 < 30 ? .seen : $0 < 90 ? .turnedAway : .gone }
    #expect(tracks.map(\.frames) == [0...89])
    #expect(tracks[0].boxes[30...].allSatisfy { $0.origin == .held && $0.box.contains(box, slack: 1e-4) })
  }

  @Test func whoComesFromBehindIsCoveredBefore() throws {
    let tracks = try tracks(120) { $0 < 20 ? .gone : $0 < 90 ? .turnedAway : .seen }
    #expect(tracks.map(\.frames) == [20...119])
    #expect(tracks[0].boxes[..<70].allSatisfy { $0.origin == .held && $0.box.contains(box, slack: 1e-4) })
  }

  @Test func whoTurnsBackIsTheSameTrack() throws {
    let tracks = try tracks(120) { (30..<100).contains($0) ? .turnedAway : .seen }
    #expect(tracks.map(\.frames) == [0...119])
    #expect(tracks[0].boxes[30..<100].allSatisfy { $0.origin == .followed })
  }

  @Test func whoStaysTurnedAwayIsCoveredForSixSeconds() throws {
    // 25 frames a second.
    #expect(try tracks(300) { $0 < 30 ? .seen : .turnedAway }.map(\.frames) == [0...179])
  }

  @Test func nobodyIsRememberedAcrossACut() throws {
    #expect(try tracks(100, cut: 60) { $0 < 30 ? .seen : .turnedAway }.map(\.frames) == [0...59])
    #expect(try tracks(100, cut: 60) { $0 < 80 ? .turnedAway : .seen }.map(\.frames) == [60...99])
  }

  @Test func whatWasHardlySeenIsNotHeldLonger() throws {
    #expect(
      try tracks(100, confidence: 0.3) { (30..<34).contains($0) ? .seen : .turnedAway }.map(\.frames) == [18...45])
  }

  @Test func faintDetectionsExtendATrackAndBeginNone() throws {
    var builder = TrackBuilder(timeBase: Rational(1, 25))
    let elsewhere = NormalizedBox(x: 0.1, y: 0.1, width: 0.1, height: 0.2)
    for frame in 0..<60 {
      let known = Detection(box: box, confidence: frame < 10 ? 0.9 : 0.09, scale: 320)
      try builder.add([known, Detection(box: elsewhere, confidence: 0.1, scale: 320)], pts: Int64(frame))
    }
    let tracks = try builder.finish().tracks
    #expect(tracks.count == 1 && tracks[0].boxes.allSatisfy { $0.origin == .seen && $0.box.contains(box, slack: 1e-4) })
  }

  private enum State { case seen, turnedAway, gone }

  /// 25 frames a second, each of them looked at.
  private func build(
    _ count: Int, confidence: Double = 0.9, cut: Int? = nil, _ state: (Int) -> State
  ) throws -> (PresentationTimes, Shots, [FaceTrack]) {
    var builder = TrackBuilder(timeBase: Rational(1, 25))
    let thumbnails = [Figure().thumbnail(), Figure(isTurnedAway: true).thumbnail(), Figure(isGone: true).thumbnail()]
    for frame in 0..<count {
      let state = state(frame)
      let seen = state == .seen ? [Detection(box: box, confidence: confidence, scale: 320)] : []
      try builder.add(
        seen, thumbnail: thumbnails[state == .seen ? 0 : state == .turnedAway ? 1 : 2], pts: Int64(frame),
        beginsShot: frame == cut)
    }
    let (times, shots, tracks) = try builder.finish()
    return (times, shots, tracks)
  }

  private func tracks(
    _ count: Int, confidence: Double = 0.9, cut: Int? = nil, _ state: (Int) -> State
  ) throws -> [FaceTrack] {
    try build(count, confidence: confidence, cut: cut, state).2
  }
}
