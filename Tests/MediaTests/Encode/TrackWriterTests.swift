import Files
import Foundation
import Support
import TestSupport
import Testing

@testable @_spi(Redaction) import Media

@Suite struct TrackWriterTests {
  private let encoding = PictureEncoding(
    width: 160, height: 90, frameRate: Rational(25, 1), rate: .quality(crf: 30, maximumBitRate: 1_000_000),
    preset: "ultrafast",
    profile: "high", keyframeInterval: 12, bFrames: 2, threads: 2)
  private let sound = SoundEncoding(bitRate: 64000, sampleRate: 48000)

  /// What a rendition does, in small: read, hide nothing, scale, resample, limit, measure, blend, encode, package.
  private func transcode(_ source: String, to path: String) throws {
    let tracks = [path + ".picture.mp4", path + ".sound.m4a"]
    defer { for track in tracks { try? FileManager.default.removeItem(atPath: track) } }
    let made = [try encodePicture(source, to: tracks[0]), try encodeSound(source, to: tracks[1])]
    try Packager.write(made, as: .mp4, to: path)
  }

  private func encodePicture(_ source: String, to path: String) throws -> EncodedTrack {
    let reader = try MediaReader(SourceFile(path: source), tier: .scraped, sound: .nothing)
    let scaler = RenditionScaler(
      width: 160, height: 90, frameRate: encoding.frameRate, fit: .pad, startSeconds: reader.info.startSeconds)
    var writer = try TrackWriter(path: path, picture: encoding)
    let box = Overlay(
      x: 150, y: -4, width: 20, height: 10, coverage: Array(repeating: 255, count: 200), rgb: (255, 255, 255))
    while let item = try reader.next() {
      if case .picture(let frame) = item { try scaler.push(RedactedFrame(frame)) }
      while let picture = try scaler.take() { try writer.write(picture.blended(with: [box])) }
    }
    try scaler.finish(at: nil)
    while let picture = try scaler.take() { try writer.write(picture.blended(with: [box])) }
    return try writer.finish()
  }

  private func encodeSound(_ source: String, to path: String) throws -> EncodedTrack {
    let reader = try MediaReader(SourceFile(path: source), tier: .scraped, pictures: false, sound: .first)
    let resampler = RenditionResampler(
      sound, startSeconds: reader.info.startSeconds, level: SoundLevel(gain: 3, ceiling: -1), isPrimed: true)
    let meter = LoudnessMeter()
    var writer = try TrackWriter(path: path, sound: sound)
    var isOver = false
    while !isOver {
      if let item = try reader.next() {
        if case .sound(let frame) = item { try resampler.push(RedactedSound(frame)) }
      } else {
        try resampler.finish()
        isOver = true
      }
      while let block = try resampler.take() {
        try meter.push(block)
        try writer.write(block)
      }
    }
    _ = try meter.finish()
    return try writer.finish()
  }

  @Test func aRenditionHasOnePictureAndOneSoundStreamAndNoTagsOfTheSource() throws {
    try withTemporaryFolder { folder in
      let plain = try Clip.test(in: folder)
      let tagged = try Clip.make(
        [
          "-i", plain, "-c", "copy", "-metadata", "title=Maryam K.", "-metadata", "location=+33.5/", "-metadata",
          "creation_time=2026-01-02T03:04:05Z",
        ], "tagged.mp4", in: folder)
      let output = folder.appendingPathComponent("out.mp4").path
      try transcode(tagged, to: output)
      let inspector = try MediaInspection.Reader(SourceFile(path: output))
      try inspector.read(untilSeconds: .infinity) { _, _ in }
      let found = try inspector.result()
      #expect(found.streamCount == 2)
      let picture = try #require(found.picture)
      #expect((picture.width, picture.height, picture.count) == (160, 90, 50))
      #expect(picture.codec == "h264" && found.soundCodec == "aac")
      let harmless: Set = [
        "major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id",
      ]
      #expect(Set(found.tags.keys).isSubset(of: harmless))
      let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
      #expect(bytes.range(of: Data("Maryam".utf8)) == nil)
    }
  }

  @Test func theIndexComesBeforeTheMedia() throws {
    try withTemporaryFolder { folder in
      let output = folder.appendingPathComponent("out.mp4").path
      try transcode(Clip.test(in: folder), to: output)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
      let index = try #require(bytes.range(of: Data("moov".utf8))),
        media = try #require(bytes.range(of: Data("mdat".utf8)))
      #expect(index.lowerBound < media.lowerBound)
    }
  }

  @Test func sameInputGivesTheSameBytes() throws {
    try withTemporaryFolder { folder in
      let source = try Clip.test(in: folder)
      let outputs = ["a.mp4", "b.mp4"].map { folder.appendingPathComponent($0).path }
      for output in outputs { try transcode(source, to: output) }
      #expect(try Digest.of(fileAt: outputs[0]) == Digest.of(fileAt: outputs[1]))
    }
  }

  @Test func aDroppedWriterLeavesNothing() throws {
    try withTemporaryFolder { folder in
      do {
        _ = try TrackWriter(path: folder.appendingPathComponent("out.mp4").path, picture: encoding)
      }
      #expect(try TemporaryFolder.names(in: folder).isEmpty)
    }
  }

  /// A film of two milliseconds, a sound shorter than a block.
  @Test func aTrackWithNothingInItSaysThatItIsTooShort() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("out.mp4").path
      let picture = #expect(throws: MediaError.self) {
        _ = try TrackWriter(path: path, picture: encoding).finish()
      }
      #expect(picture?.reason.contains("not one whole picture") == true)
      let sound = #expect(throws: MediaError.self) {
        _ = try TrackWriter(path: path, sound: SoundEncoding(bitRate: 64000, sampleRate: 48000)).finish()
      }
      #expect(sound?.reason.contains("not one whole block of sound") == true)
      let left = try TemporaryFolder.names(in: folder)
      #expect(left.isEmpty)
    }
  }

  @Test func aFolderThatCannotBeWrittenToIsAnErrorThatNamesTheFile() throws {
    let path = "/proc/backlit/out.mp4"
    let error = #expect(throws: MediaError.self) { _ = try TrackWriter(path: path, picture: encoding) }
    #expect(error?.explanation.path == path)
  }

  /// Every call into FFmpeg fails in turn: each time there is an error, no file, and no object left.
  @Test func noFailingCallLeaksOrPublishes() throws {
    try withTemporaryFolder { folder in
      let source = try Clip.test(seconds: 0.2, in: folder)
      let counter = FaultInjector(failing: nil)
      try FaultInjector.$current.withValue(counter) {
        try transcode(source, to: folder.appendingPathComponent("all.mp4").path)
      }
      #expect(counter.liveObjects == 0)
      try #require(counter.calls > 100)
      for number in 1...counter.calls {
        let output = folder.appendingPathComponent("out.mp4").path
        let injector = FaultInjector(failing: number)
        FaultInjector.$current.withValue(injector) {
          #expect(throws: (any Error).self, "call \(number) failed and nobody noticed") {
            try transcode(source, to: output)
          }
        }
        #expect(injector.hasFired)
        #expect(injector.liveObjects == 0, "call \(number) left objects behind")
        #expect(try TemporaryFolder.names(in: folder) == ["all.mp4", "clip.mp4"], "call \(number) left a file behind")
      }
    }
  }
}
