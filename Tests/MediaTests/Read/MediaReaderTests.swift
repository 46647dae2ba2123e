import Files
import Foundation
import TestSupport
import Testing

@testable import Media

@Suite struct MediaReaderTests {
  private func read(
    _ path: String, tier: InputTier = .scraped
  ) throws -> (pictures: [MediaTime], samples: Int, reader: MediaReader) {
    let reader = try MediaReader(SourceFile(path: path), tier: tier, sound: .first)
    var times: [MediaTime] = []
    var samples = 0
    while let item = try reader.next() {
      switch item {
      case .picture(let frame): times.append(try #require(frame.time))
      case .sound(let frame): samples += frame.sampleCount
      }
    }
    return (times, samples, reader)
  }

  @Test func everyPictureComesOnceWithRisingTimes() throws {
    try withTemporaryFolder { folder in
      let (times, samples, reader) = try read(Clip.test(in: folder))
      #expect(times.count == 50)
      #expect(zip(times, times.dropFirst()).allSatisfy { $0.ticks < $1.ticks })
      #expect(abs(Double(samples) / 48000 - 2) < 0.05)
      #expect(reader.expectedPictures == 50)
    }
  }

  @Test func twoReadsGiveTheSameTimesOnAnyNumberOfThreads() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.test(in: folder)
      func times(_ threads: Int) throws -> [Int64] {
        let reader = try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing, threads: threads)
        var ticks: [Int64] = []
        while let item = try reader.next() {
          if case .picture(let frame) = item, let time = frame.time { ticks.append(time.ticks) }
        }
        return ticks
      }
      #expect(try times(1) == times(4))
    }
  }

  @Test func rotatedPhoneVideoComesUpright() throws {
    try withTemporaryFolder { folder in
      let flat = try Clip.test(in: folder)
      let path = try Clip.make(["-i", flat, "-c", "copy", "-metadata:s:v", "rotate=90"], "turned.mp4", in: folder)
      let reader = try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing)
      // This FFmpeg writes rotate=90 as a quarter turn anticlockwise, and its own player shows it so.
      #expect(reader.pictureFormat?.rotationDegrees == 270)
      guard case .picture(let frame) = try reader.next() else { Issue.record("no picture"); return }
      #expect((frame.width, frame.height) == (180, 320))
    }
  }

  @Test func interlacedPicturesComeOnceEachInTheStreamsOwnTime() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(
        [
          "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=50:duration=2", "-vf", "interlace", "-c:v", "libx264",
          "-flags", "+ildct+ilme",
          "-x264opts", "tff=1", "-pix_fmt", "yuv420p",
        ], "fields.mp4", in: folder)
      let (times, _, reader) = try read(path)
      #expect(reader.pictureFormat?.isInterlaced == true)
      #expect(times.count == 50)
      #expect(times.allSatisfy { $0.timeBase == reader.pictureTimeBase })
      #expect(abs((times.last?.seconds ?? 0) - 1.96) < 0.021)
    }
  }

  @Test func tenBitAndOddSizesAreConformed() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(
        [
          "-f", "lavfi", "-i", "testsrc2=size=321x181:rate=25:duration=0.4", "-c:v", "libx265", "-x265-params",
          "log-level=none",
          "-pix_fmt", "yuv444p10le",
        ], "odd.mkv", in: folder)
      let reader = try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing)
      guard case .picture(let frame) = try reader.next() else { Issue.record("no picture"); return }
      #expect((frame.width, frame.height) == (320, 180))
      #expect(try frame.withPlanes { $0.count } == 3)
    }
  }

  @Test func soundAloneIsAnErrorThatSaysSo() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(["-f", "lavfi", "-i", "sine=duration=1"], "voice.m4a", in: folder)
      let error = #expect(throws: MediaError.self) {
        try MediaReader(SourceFile(path: path), tier: .scraped, sound: .first)
      }
      #expect(error?.explanation.reason == "there is no picture track in it")
    }
  }

  @Test func emptyAndForeignFilesAreErrorsThatNameTheFile() throws {
    try withTemporaryFolder { folder in
      for (name, bytes) in [("empty.mp4", ""), ("letter.mp4", "Dear Sir or Madam, this is not a video.\n")] {
        let path = folder.appendingPathComponent(name).path
        try Data(bytes.utf8).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: MediaError.self) {
          try MediaReader(SourceFile(path: path), tier: .scraped, sound: .first)
        }
        #expect(error?.explanation.path == path)
        #expect(error?.explanation.advice != nil)
      }
    }
  }

  @Test func truncatedFilesAreErrorsAndNotShortClips() throws {
    try withTemporaryFolder { folder in
      // The index of a QuickTime file lies at its end unless it is moved.
      let whole = try Data(contentsOf: URL(fileURLWithPath: Clip.test(in: folder)))
      let noIndex = folder.appendingPathComponent("no-index.mp4")
      try whole.prefix(whole.count / 2).write(to: noIndex)
      #expect(throws: MediaError.self) { try self.read(noIndex.path) }
      let fast = try Clip.make(
        ["-i", folder.appendingPathComponent("clip.mp4").path, "-c", "copy", "-movflags", "+faststart"], "fast.mp4",
        in: folder)
      let cut = folder.appendingPathComponent("cut.mp4")
      try Data(contentsOf: URL(fileURLWithPath: fast)).dropLast(20_000).write(to: cut)
      #expect(throws: MediaError.self) { try self.read(cut.path) }
    }
  }

  /// Two files one after the other: the times of the second one begin anew, and its pictures must not be squeezed into one moment.
  @Test func timesThatBeginAnewAreAnError() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(
        ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=2", "-c:v", "mpeg2video"], "one.ts", in: folder)
      let one = try Data(contentsOf: URL(fileURLWithPath: path)), both = folder.appendingPathComponent("both.ts")
      #expect(try read(path, tier: .ownCameras).pictures.count == 50)
      try (one + one).write(to: both)
      let error = try #require(throws: MediaError.self) { try self.read(both.path, tier: .ownCameras) }
      #expect(error.explanation.reason.contains("begin anew") && error.explanation.path == both.path)
    }
  }

  /// The attacks of section 2.1 of the security notes that end in another file being read.
  @Test(arguments: [
    "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nNEIGHBOUR\n#EXT-X-ENDLIST\n",
    "ffconcat version 1.0\nfile 'NEIGHBOUR'\n",
    "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n/etc/passwd\n",
  ])
  func playlistsInDisguiseNeverReachAnotherFile(text: String) throws {
    try withTemporaryFolder { folder in
      _ = try Clip.test("neighbour.mp4", in: folder)
      let trap = folder.appendingPathComponent("video.mp4")
      try Data(text.replacingOccurrences(of: "NEIGHBOUR", with: "neighbour.mp4").utf8).write(to: trap)
      #expect(throws: MediaError.self) { try self.read(trap.path) }
      #expect(throws: MediaError.self) { try self.read(trap.path, tier: .ownCameras) }
    }
  }

  @Test func rareFormatsAreReadOnlyFromOwnCameras() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(
        ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=0.4", "-c:v", "mpeg2video"], "camera.ts",
        in: folder)
      #expect(throws: MediaError.self) { try self.read(path) }
      #expect(try read(path, tier: .ownCameras).pictures.count == 10)
    }
  }
}
