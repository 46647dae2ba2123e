import Files
import Media
import PeopleTestSupport
import Testing

@testable import People

@Suite struct TrackBuilderTests {
  @Test(arguments: 1...20) func everyConfidentDetectionIsInsideABoxOfItsFrame(_ seed: Int) throws {
    let scene = Scene(seed: UInt64(seed))
    let map = try scene.map()
    for (frame, detections) in scene.detections.enumerated() {
      let boxes = map.tracks.compactMap { $0.box(inFrame: frame)?.box }
      for detection in detections where detection.confidence >= TrackBuilder.Settings().startConfidence {
        #expect(boxes.contains { $0.contains(detection.box, slack: 1e-9) }, "frame \(frame)")
      }
    }
  }

  @Test(arguments: 1...20) func everyTrackHasABoxInEachOfItsFrames(_ seed: Int) throws {
    let scene = Scene(seed: UInt64(seed))
    for track in try scene.map().tracks {
      #expect(track.boxes.map(\.frame) == Array(track.frames))
      #expect(track.frames.lowerBound >= 0 && track.frames.upperBound < scene.pts.count)
      #expect(track.boxes.allSatisfy { ($0.origin == .seen) == ($0.confidence > 0) })
    }
  }

  @Test func trackIsHeldExactlyHalfASecond() throws {
    // 50 frames per second, so half a second is 25 frames.
    let track = try #require(try Scene(frameCount: 200, seenIn: [80, 81, 90]).map().tracks.first)
    #expect(track.frames == 55...115)
    let origins = track.boxes.map(\.origin)
    #expect(origins.prefix(25).allSatisfy { $0 == .held } && origins[25] == .seen)
    #expect(origins.suffix(25).allSatisfy { $0 == .held } && origins[35] == .seen)
  }

  @Test func holdingIsMeasuredInTimeNotInFrames() throws {
    var builder = TrackBuilder(timeBase: Rational(1, 1000))
    let seen = Detection(box: NormalizedBox(x: 0.4, y: 0.3, width: 0.1, height: 0.2), confidence: 0.9, scale: 320)
    for pts: Int64 in [0, 499, 500, 600, 1000, 1050, 1500, 1501] {
      try builder.add(pts == 1000 ? [seen] : [], pts: pts)
    }
    let tracks = try builder.finish().tracks
    #expect(tracks.map(\.frames) == [2...6])
  }

  @Test func holdingStopsAtTheEndsOfTheClip() throws {
    #expect(try Scene(frameCount: 30, seenIn: [5, 20]).map().tracks.map(\.frames) == [0...29])
  }

  @Test func heldBoxCoversBothStandingStillAndMovingOn() throws {
    var builder = TrackBuilder(timeBase: Rational(1, 50))
    func box(_ frame: Int) -> NormalizedBox {
      NormalizedBox(x: 0.2 + 0.002 * Double(frame), y: 0.3, width: 0.1, height: 0.2)
    }
    for frame in 0..<100 {
      let seen = (30...60).contains(frame) ? [Detection(box: box(frame), confidence: 0.9, scale: 320)] : []
      try builder.add(seen, pts: Int64(frame))
    }
    let track = try #require(try builder.finish().tracks.first)
    for frame in 10...85 {
      let hidden = try #require(track.box(inFrame: frame)).box
      #expect(hidden.contains(box(frame), slack: 1e-9), "moving on, frame \(frame)")
      #expect(hidden.contains(box(min(max(frame, 30), 60)), slack: 1e-9), "standing still, frame \(frame)")
    }
  }

  @Test func gapIsFilledOnTheStraightWay() throws {
    var builder = TrackBuilder(timeBase: Rational(1, 25))
    func box(_ frame: Int) -> NormalizedBox {
      NormalizedBox(x: 0.2 + 0.004 * Double(frame), y: 0.3, width: 0.1, height: 0.2)
    }
    for frame in 0...30 {
      let seen = [Detection(box: box(frame), confidence: 0.9, scale: 320)]
      try builder.add((5...20).contains(frame) ? [] : seen, pts: Int64(frame))
    }
    let tracks = try builder.finish().tracks
    #expect(tracks.count == 1)
    for filled in tracks[0].boxes {
      #expect(filled.origin == ((5...20).contains(filled.frame) ? .followed : .seen))
      #expect(filled.box.contains(box(filled.frame), slack: 1e-9))
    }
  }

  @Test func longAbsenceBeginsANewTrack() throws {
    // 50 frames per second; the face is away for 2 seconds.
    let tracks = try Scene(frameCount: 300, seenIn: Array(50...100) + Array(200...250)).map().tracks
    #expect(tracks.map(\.frames) == [25...125, 175...275])
    #expect(tracks.map(\.id) == [1, 2])
  }

  @Test func singleWeakDetectionIsDropped() throws {
    #expect(try Scene(frameCount: 100, seenIn: [50], confidence: 0.39).map().tracks.isEmpty)
  }

  @Test func singleStrongDetectionStays() throws {
    #expect(try Scene(frameCount: 100, seenIn: [50], confidence: 0.4).map().tracks.map(\.frames) == [25...75])
  }

  @Test func twoWeakDetectionsOfOneFaceStay() throws {
    #expect(try Scene(frameCount: 100, seenIn: [50, 58], confidence: 0.16).map().tracks.map(\.frames) == [25...83])
  }

  @Test func fastFaceIsOneTrack() throws {
    // A face a look and a half: farther than it is wide.
    var builder = TrackBuilder(timeBase: Rational(1, 25))
    for frame in 0..<20 {
      let box = NormalizedBox(x: 0.05 + 0.07 * Double(frame / 2), y: 0.3, width: 0.05, height: 0.1)
      try builder.add(frame % 2 == 0 ? [Detection(box: box, confidence: 0.8, scale: 320)] : [], pts: Int64(frame))
    }
    #expect(try builder.finish().tracks.count == 1)
  }

  @Test func whoWasFoundByTheFineLookIsHeldUntilTheNext() throws {
    var settings = TrackBuilder.Settings()
    settings.fineHoldSeconds = 1
    var builder = TrackBuilder(timeBase: Rational(1, 25), settings: settings)
    let box = NormalizedBox(x: 0.4, y: 0.3, width: 0.02, height: 0.03)
    for frame in 0..<100 {
      try builder.add(frame == 50 ? [Detection(box: box, confidence: 0.8, scale: 1280)] : [], pts: Int64(frame))
    }
    #expect(try builder.finish().tracks.map(\.frames) == [25...75])
  }

  @Test func weakDetectionsExtendATrack() throws {
    var builder = TrackBuilder(timeBase: Rational(1, 25))
    let box = NormalizedBox(x: 0.4, y: 0.3, width: 0.1, height: 0.2)
    for frame in 0..<40 {
      try builder.add([Detection(box: box, confidence: frame < 5 ? 0.9 : 0.16, scale: 320)], pts: Int64(frame))
    }
    let tracks = try builder.finish().tracks
    #expect(tracks.count == 1 && tracks[0].boxes.allSatisfy { $0.origin == .seen })
  }

  @Test func peopleSideBySideAreTwoTracks() throws {
    var builder = TrackBuilder(timeBase: Rational(1, 25))
    for frame in 0..<50 {
      let people = [0.2, 0.32].map { x in
        Detection(
          box: NormalizedBox(x: x + 0.001 * Double(frame), y: 0.3, width: 0.1, height: 0.2), confidence: 0.8, scale: 320
        )
      }
      try builder.add(frame % 2 == 0 ? people : people.reversed(), pts: Int64(frame))
    }
    let tracks = try builder.finish().tracks
    #expect(tracks.count == 2)
    #expect(tracks.allSatisfy { $0.boxes.count == 50 })
  }

  @Test func faceElsewhereIsAnotherTrack() throws {
    var builder = TrackBuilder(timeBase: Rational(1, 25))
    for frame in 0..<40 {
      let box = NormalizedBox(x: frame < 20 ? 0.2 : 0.5, y: 0.3, width: 0.1, height: 0.2)
      try builder.add([Detection(box: box, confidence: 0.9, scale: 320)], pts: Int64(frame))
    }
    #expect(try builder.finish().tracks.count == 2)
  }

  @Test func framesOutOfOrderAreRefused() throws {
    var builder = TrackBuilder(timeBase: Rational(1, 25))
    try builder.add([], pts: 10)
    #expect(throws: Failure.self) { try builder.add([], pts: 10) }
  }

  @Test func sourceWithoutFramesIsRefused() {
    let builder = TrackBuilder(timeBase: Rational(1, 25))
    #expect(throws: Failure.self) { _ = try builder.finish() }
  }
}
