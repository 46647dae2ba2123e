import Files
import Foundation
import TestSupport
import Testing

@testable @_spi(Redaction) import Media

/// Files that claim what no camera writes: each is read or refused with a reason, and nothing traps or goes on for ever. Seeded, so that a
/// failure can be found again.
@Suite struct StrangeMediaTests {
  /// Reads all of it as a rendering does.
  private func read(_ path: String) throws {
    do {
      let reader = try MediaReader(SourceFile(path: path), tier: .ownCameras, sound: .all)
      _ = (reader.expectedPictures, reader.info.isStill, reader.info.leastSeconds)
      _ = try? CanonicalJSON.data(reader.info)
      let start = reader.info.startSeconds
      let scaler = RenditionScaler(
        width: 32, height: 18, frameRate: Rational(1, 1), fit: .pad, startSeconds: start)
      let resampler = RenditionResampler(
        SoundEncoding(bitRate: 32000, sampleRate: 8000, channels: 1), startSeconds: start, isPrimed: true)
      while let item = try reader.next() {
        switch item {
        case .picture(let frame): try scaler.push(RedactedFrame(frame))
        case .sound(let frame): try resampler.push(RedactedSound(frame))
        }
        try scaler.drain { _ in }
        try resampler.drain { _ in }
      }
      try scaler.finish(at: start + 1)
      try resampler.finish()
      try scaler.drain { _ in }
      try resampler.drain { _ in }
      _ = (reader.damage.summary, reader.damage.isNone)
    } catch let error as any ExplainedError {
      #expect(!error.explanation.reason.isEmpty)
    }
  }

  private func clip(_ options: [String], _ name: String = "clip.mp4", in folder: URL) throws -> String {
    try Clip.make(
      [
        "-f", "lavfi", "-i", "testsrc2=size=32x18:rate=25:duration=0.12", "-f", "lavfi", "-i",
        "sine=duration=0.12:sample_rate=8000", "-c:v", "mpeg4", "-c:a", "aac", "-bitexact",
      ] + options, name, in: folder)
  }

  @Test(arguments: [
    ["-video_track_timescale", "1"], ["-video_track_timescale", "2147483647"], ["-output_ts_offset", "1000000"],
    ["-output_ts_offset", "2147483"], ["-aspect", "200:1"], ["-aspect", "1:200"], ["-r", "1000"], ["-r", "1/1000"],
    ["-metadata:s:v", "rotate=45"], ["-metadata", "creation_time=99999-01-01T00:00:00Z"],
  ]) func oddButValidFilesAreReadOrRefused(options: [String]) throws {
    try withTemporaryFolder { folder in
      try read(clip(options, in: folder))
      try read(clip(options, "clip.mkv", in: folder))
    }
  }

  /// Every number of an MP4 file's index, one after the other, is made one of the numbers at the edges.
  @Test func noNumberInAnIndexTraps() throws {
    try withTemporaryFolder { folder in
      let path = try clip(["-movflags", "+faststart"], in: folder)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let index = try #require(Data(bytes).range(of: Data("moov".utf8))).upperBound
      let end = try #require(Data(bytes).range(of: Data("mdat".utf8))).lowerBound - 4
      var random = SeededGenerator(seed: 5)
      let edges: [UInt32] = [0, 1, 2, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0x0001_0000, 0xffff_fffe]
      for round in 0..<100 {
        var changed = bytes
        for _ in 0...(round % 2) {
          let place = Int.random(in: index..<end - 4, using: &random)
          let value = edges.randomElement(using: &random) ?? 0
          for byte in 0..<4 { changed[place + byte] = UInt8(truncatingIfNeeded: value >> (24 - 8 * byte)) }
        }
        let file = folder.appendingPathComponent("changed.mp4")
        try Data(changed).write(to: file)
        try read(file.path)
      }
    }
  }

  @Test func aPictureThatIsShownLargerThanIsReadIsRefused() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(
        [
          "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=25:duration=0.04,setsar=100/1", "-c:v", "mpeg4",
          "-bitexact",
        ], "wide.mp4", in: folder)
      let error = #expect(throws: MediaError.self) {
        try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing)
      }
      #expect(error?.reason.contains("larger than is read") == true, "\(String(describing: error))")
    }
  }

  /// A RIFF file of half a second of silence, as it claims.
  private func wav(channels: UInt16, rate: UInt32, in folder: URL) throws -> String {
    func bytes(_ value: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let size = min(rate / 2, 8000) * UInt32(channels) * 2
    let header =
      Array("RIFF".utf8) + bytes(36 + size, 4) + Array("WAVEfmt ".utf8) + bytes(16, 4) + bytes(1, 2)
      + bytes(UInt32(channels), 2) + bytes(rate, 4) + bytes(UInt32(clamping: UInt64(rate) * UInt64(channels) * 2), 4)
      + bytes(UInt32(channels) * 2, 2) + bytes(16, 2) + Array("data".utf8) + bytes(size, 4)
    let path = folder.appendingPathComponent("sound.wav").path
    try Data(header + [UInt8](repeating: 0, count: Int(size))).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test(arguments: [(1, 1), (1, 999), (255, 8000), (1, 768_001), (1, 2_147_483_647)] as [(UInt16, UInt32)])
  func soundThatNobodyRecordsIsRefusedByName(channels: UInt16, rate: UInt32) throws {
    try withTemporaryFolder { folder in
      let path = try wav(channels: channels, rate: rate, in: folder)
      let error = #expect(throws: MediaError.self) {
        let reader = try MediaReader(SourceFile(path: path), tier: .scraped, pictures: false, sound: .first)
        while try reader.next() != nil {}
      }
      #expect(error?.path == path)
    }
  }

  @Test(arguments: [(1, 8000), (2, 48000), (8, 192_000)] as [(UInt16, UInt32)])
  func soundThatPeopleRecordIsRead(channels: UInt16, rate: UInt32) throws {
    try withTemporaryFolder { folder in
      let path = try wav(channels: channels, rate: rate, in: folder)
      let reader = try MediaReader(SourceFile(path: path), tier: .scraped, pictures: false, sound: .first)
      while try reader.next() != nil {}
    }
  }

  @Test func aSizeThatChangesIsSaidOfTheFileAndThePlace() throws {
    try withTemporaryFolder { folder in
      for (name, size) in [("a", "64x36"), ("b", "128x72")] {
        _ = try Clip.make(
          ["-f", "lavfi", "-i", "testsrc2=size=\(size):rate=25:duration=1", "-c:v", "libvpx", "-b:v", "200k"],
          "\(name).webm", in: folder)
      }
      let list = folder.appendingPathComponent("list.txt")
      try Data("file 'a.webm'\nfile 'b.webm'\n".utf8).write(to: list)
      let path = try Clip.make(["-f", "concat", "-i", list.path, "-c", "copy"], "both.webm", in: folder)
      let reader = try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing)
      let error = #expect(throws: MediaError.self) { while try reader.next() != nil {} }
      #expect(error?.path == path)
      #expect(error?.reason.contains("after 0:00:0") == true, "\(String(describing: error))")
    }
  }

  /// Two days of silence would be made before the next word.
  @Test func soundThatGoesOnAfterDaysIsRefused() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(
        [
          "-f", "lavfi", "-i", "sine=duration=1:sample_rate=8000", "-filter:a",
          "asetpts='if(lt(N,4),PTS,PTS+200000*8000)'",
          "-c:a", "pcm_s16le",
        ], "gap.mka", in: folder)
      let reader = try MediaReader(SourceFile(path: path), tier: .ownCameras, pictures: false, sound: .first)
      let error = #expect(throws: MediaError.self) { while try reader.next() != nil {} }
      #expect(error?.reason.contains("hours after its beginning") == true, "\(String(describing: error))")
    }
  }

  @Test func timesThatCannotBeCountedAreAnError() throws {
    var clock = PictureClock(path: "film", timeBase: Rational(1, 25), frameRate: Rational(25, 1))
    try clock.stamp(Frame.blank(width: 16, height: 16, luma: 0, chroma: .quarter, bitDepth: 8, ticks: .max))
    #expect(throws: MediaError.self) {
      try clock.stamp(Frame.blank(width: 16, height: 16, luma: 0, chroma: .quarter, bitDepth: 8, ticks: .max))
    }
    var other = PictureClock(path: "film", timeBase: Rational(0, 1), frameRate: Rational(25, 1))
    for _ in 0..<3 { try? other.stamp(Frame(timeBase: Rational(0, 1))) }
  }

  @Test(arguments: [0, 1, -1, 1e300, -1e300, .infinity, -.infinity, .nan]) func noBeginningTraps(seconds: Double) throws
  {
    for base in [Rational(1, 25), Rational(0, 1), Rational(1, 0), Rational(0, 0), Rational(1, .max), Rational(-1, 25)] {
      let time = MediaTime(seconds: seconds, timeBase: base)
      _ = (time.ticks(in: Rational(1, 90000)), time.seconds)
      let frame = try Frame.blank(width: 16, height: 16, luma: 0).rebased(to: base)
      _ = try frame.shifted(by: frame.ticks(toBeginAt: seconds))
      _ = try frame.rebased(to: Rational(1, 1000))
    }
  }

  @Test func countsOfDamageMakeSense() throws {
    var meter = DamageMeter(path: "film", frameRate: 25)
    let broken = MediaError("decoding the picture", reason: "broken")
    for index in 0..<8 {
      try meter.note(.picture, at: Double(index), broken)
      try meter.notePicture(isDamaged: false, at: Double(index))
    }
    let info = try withTemporaryFolder { folder in
      try MediaReader(SourceFile(path: clip([], in: folder)), tier: .scraped, sound: .nothing).info
    }
    let error = #expect(throws: MediaError.self) { try meter.finish(pictures: 4, ended: nil, info: info) }
    #expect(error?.reason.contains("8 of 12 pictures") == true, "\(String(describing: error))")
  }
}
