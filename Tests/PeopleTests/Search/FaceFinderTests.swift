import Files
import Foundation
import Media
import PeopleTestSupport
import Support
import TestSupport
import Testing

@testable import People

/// The whole search, with its threads, on a real file.
@Suite struct FaceFinderTests {
  /// Whatever fails, and in whichever thread: the search ends, says so, and leaves nothing behind.
  @Test func aFailureInAnyThreadEndsTheSearch() throws {
    try withTemporaryFolder { folder in
      let file = try SourceFile(path: Portrait.astronaut.film(seconds: 0.4, in: folder)),
        finder = FaceFinder(model: try SetUp.model())
      func attempt(_ injector: FaultInjector) throws -> IdentityMap {
        try FaultInjector.$current.withValue(injector) {
          try finder.find(in: file, tier: .scraped, digest: .of("a source"))
        }
      }
      let counter = FaultInjector(failing: nil)
      let whole = try attempt(counter)
      try #require(!whole.tracks.isEmpty && counter.liveObjects == 0)
      for number in stride(from: 1, through: counter.calls, by: max(1, counter.calls / 40)) {
        let injector = FaultInjector(failing: number)
        #expect(throws: (any Error).self, "call \(number) of \(counter.calls) failed and nobody noticed") {
          try attempt(injector)
        }
        #expect(injector.hasFired)
        #expect(injector.liveObjects == 0, "call \(number) left objects behind")
      }
    }
  }

  /// A head of 48 pixels walks in at 1.2 s, too small for the looks at the whole picture until the fine one at 2 s: it is covered where it was before.
  @Test func whoWalksInSmallIsFoundWhereTheyWereBefore() throws {
    try withTemporaryFolder { folder in
      let clip = try Clip.make(
        [
          "-f", "lavfi", "-i", "color=0x707a70:size=1280x720:rate=25,noise=alls=6", "-loop", "1", "-i",
          SetUp.portrait("astronaut"), "-filter_complex",
          "[1]scale=148:148[p];[0][p]overlay=x='-148+300*(t-1.2)':y=300:eval=frame:shortest=0,format=yuv420p", "-t",
          "3", "-c:v", "libx264", "-crf", "18",
        ], "clip.mp4", in: folder)
      let map = try FaceFinder(model: SetUp.model()).find(
        in: SourceFile(path: clip), tier: .scraped, digest: .of("a source"))
      for frame in 41..<60 {
        // The middle of the face in the portrait, in fractions of the picture.
        let x = (-148 + 300 * (Double(frame) / 25 - 1.2) + 66) / 1280, y = (300.0 + 30) / 720
        let isFound = map.tracks.contains { track in
          track.box(inFrame: frame).map { $0.box.expanded(by: 1.3).contains(x: x, y: y) } ?? false
        }
        #expect(isFound, "frame \(frame)")
      }
      let seen = map.tracks.flatMap(\.boxes).filter { $0.origin == .seen }.map(\.frame)
      #expect((seen.min() ?? 99) < 45)
    }
  }

  @Test(arguments: [(64, 36), (1280, 720), (1920, 1080), (3840, 2160), (7680, 4320)])
  func picturesThatAreKeptAreBounded(_ size: (Int, Int)) {
    let window = SearchWindow(width: size.0, height: size.1, seconds: 1)
    func time(_ milliseconds: Int64) -> MediaTime { MediaTime(ticks: milliseconds, timeBase: Rational(1, 1000)) }
    #expect((6...64).contains(window.capacity))
    #expect(window.capacity == 6 || window.capacity * size.0 * size.1 * 3 / 2 <= 192 << 20)
    #expect(!window.isFull(0, from: nil, to: nil))
    #expect(!window.isFull(window.capacity - 1, from: time(0), to: time(1000)))
    #expect(window.isFull(window.capacity, from: time(0), to: time(1)))
    #expect(window.isFull(2, from: time(0), to: time(1001)))
  }
}
