import Files
import PeopleTestSupport
import TestSupport
import Testing

@testable import People

@Suite struct ShotFinderTests {
  /// A made-up room: every cell has a brightness of its own, moved sideways by `pan` cells, with noise.
  private static func sketch(room: Int, pan: Int = 0, light: Int = 0, noise: inout SeededGenerator) -> PictureSketch {
    let cells = PictureSketch.columns * PictureSketch.rows
    return PictureSketch(
      means: (0..<cells * 3 / 2).map { index in
        let place = (index + pan) / 4
        var value = UInt64(room &* 7919 &+ place)
        value = (value ^ (value >> 3)) &* 0x9E37_79B9_7F4A_7C15
        return UInt8(clamping: 60 + Int(value >> 57) + light + Int.random(in: -2...2, using: &noise))
      })
  }

  private func starts(_ pictures: [PictureSketch], frameRate: Double? = nil) -> [Int] {
    var finder = ShotFinder(frameRate: frameRate)
    let decisions = pictures.flatMap { finder.add($0).begins } + finder.finish()
    #expect(decisions.count == pictures.count)
    return decisions.indices.filter { decisions[$0] }
  }

  private func pictures(_ count: Int, _ make: (Int, inout SeededGenerator) -> PictureSketch) -> [PictureSketch] {
    var noise = SeededGenerator(seed: 11)
    return (0..<count).map { make($0, &noise) }
  }

  @Test func cutsAreFoundWhereTheyAre() {
    let rooms = pictures(200) { frame, noise in
      Self.sketch(room: [0, 1, 2][frame < 40 ? 0 : frame < 150 ? 1 : 2], noise: &noise)
    }
    #expect(starts(rooms) == [0, 40, 150])
  }

  @Test(arguments: [1, 2, 5]) func shotsAtEitherEndAreFound(_ length: Int) {
    let rooms = pictures(60) { frame, noise in
      Self.sketch(room: frame < length ? 0 : frame >= 60 - length ? 2 : 1, noise: &noise)
    }
    #expect(starts(rooms) == [0, length, 60 - length])
  }

  @Test(arguments: 1...5) func flashIsNoCut(_ length: Int) {
    let flashed = pictures(60) { frame, noise in
      Self.sketch(room: 0, light: (30..<30 + length).contains(frame) ? 90 : 0, noise: &noise)
    }
    #expect(starts(flashed) == [0])
  }

  /// A caption over the lower third, an edge of the room or the light for good: whoever is there stays there.
  @Test func whatChangesAPartOfThePictureOrItsLightIsNoCut() {
    let cells = PictureSketch.columns * PictureSketch.rows
    let captioned = pictures(100) { frame, noise in
      let room = Self.sketch(room: 0, noise: &noise)
      return frame < 40
        ? room
        : PictureSketch(
          means: room.means.enumerated().map { index, value in (cells * 2 / 3..<cells).contains(index) ? 20 : value })
    }
    #expect(starts(captioned) == [0])
    for light in [60, -45] {
      let switched = pictures(100) { frame, noise in Self.sketch(room: 0, light: frame < 40 ? 0 : light, noise: &noise)
      }
      #expect(starts(switched) == [0], "\(light)")
    }
  }

  /// As long at 60 frames a second as five frames at 25.
  @Test func aFlashLastsAsLongAtEveryFrameRate() {
    let flashed = pictures(120) { frame, noise in Self.sketch(room: (50..<62).contains(frame) ? 1 : 0, noise: &noise) }
    #expect(starts(flashed, frameRate: 60) == [0])
    #expect(starts(flashed, frameRate: 25) == [0, 50, 62])
  }

  @Test func motionIsNoCut() {
    let panned = pictures(100) { frame, noise in Self.sketch(room: 0, pan: frame > 50 ? frame * 3 : 0, noise: &noise) }
    #expect(starts(panned) == [0])
  }

  @Test func slowChangeOfLightIsNoCut() {
    let dimmed = pictures(100) { frame, noise in Self.sketch(room: 0, light: -frame / 2, noise: &noise) }
    #expect(starts(dimmed) == [0])
  }

  @Test func picturesThatStandOutAreSudden() {
    var finder = ShotFinder()
    let cut = pictures(60) { frame, noise in
      Self.sketch(room: frame < 30 ? 0 : 1, light: frame == 15 ? 90 : 0, noise: &noise)
    }
    let sudden = cut.map { finder.add($0).isSudden }
    // A flash begins and ends suddenly, too: whether it was one is known later.
    #expect(sudden.indices.filter { sudden[$0] } == [15, 16, 30])
    var panning = ShotFinder()
    let panned = pictures(100) { frame, noise in Self.sketch(room: 0, pan: frame * 3, noise: &noise) }.map {
      panning.add($0).isSudden
    }
    // That a camera begins to move is seen from the second picture on only.
    #expect(!panned.dropFirst(2).contains(true))
  }

  @Test func noTrackCrossesACutAndNoneIsHeldAcrossOne() throws {
    // Somebody else stands in the same place after the cut.
    let scene = Scene(frameCount: 100, seenIn: Array(20...45) + Array(55...80))
    var builder = TrackBuilder(timeBase: scene.timeBase)
    for (frame, pair) in zip(scene.detections, scene.pts).enumerated() {
      try builder.add(pair.0, pts: pair.1, beginsShot: frame == 50)
    }
    let (_, shots, tracks) = try builder.finish()
    #expect(shots.starts == [0, 50])
    #expect(tracks.map(\.frames) == [0...49, 50...99])
  }

  @Test func mapWithATrackAcrossACutIsRefused() throws {
    let map = try Scene(frameCount: 100, seenIn: [50]).map()
    var shots = Shots()
    shots.cut(before: 40)
    #expect(throws: (any Error).self) {
      try IdentityMap(
        source: map.source, width: map.width, height: map.height, timeBase: map.timeBase, times: map.times,
        shots: shots,
        detector: map.detector, tracks: map.tracks)
    }
  }

  /// Each portrait for a while, in a real file: what is decoded, sketched and cut.
  @Test func cutsOfAFileAreFound() throws {
    try withTemporaryFolder { folder in
      let inputs = try Portrait.all.flatMap {
        ["-loop", "1", "-r", "25", "-t", "1.2", "-i", try SetUp.portrait($0.name)]
      }
      let path = try Clip.make(
        inputs + [
          "-filter_complex",
          "[0]scale=640:360,setsar=1,format=yuv420p,noise=alls=12:allf=t,split[a][c];[1]scale=640:360,setsar=1,format=yuv420p,noise=alls=12:allf=t[b];[a][b][c]concat=n=3,format=yuv420p",
          "-c:v", "libx264", "-crf", "30", "-r", "25",
        ], "cuts.mp4", in: folder)
      let map = try FaceFinder(model: SetUp.model()).find(
        in: SourceFile(path: path), tier: .scraped, digest: .of("a source"))
      #expect(map.shots.starts == [0, 30, 60])
      #expect(map.cutSeconds == [1.2, 2.4])
      let people = map.tracks.filter { track in track.boxes.contains { $0.confidence >= 0.6 } }
      #expect(people.map(\.frames) == [0...29, 30...59, 60...89])
      #expect(
        map.tracks.allSatisfy { map.shots.frames(around: $0.frames.lowerBound, of: 90).contains($0.frames.upperBound) })
    }
  }
}
