import Files
import Foundation
import Testing

@testable @_spi(Redaction) import Media

@Suite struct MediaWriterTests {
  private let encoding = PictureEncoding(
    width: 160, height: 90, frameRate: Rational(25, 1), crf: 30, maximumBitRate: 1_000_000, preset: "ultrafast", profile: "high",
    keyframeInterval: 12, bFrames: 2, threads: 2)

  /// What a rendition does, in small: read, hide nothing, scale, resample, blend, encode, write.
  private func transcode(_ source: String, to path: String) throws {
    let reader = try MediaReader(SourceFile(path: source), tier: .scraped, sound: true)
    let scaler = RenditionScaler(
      width: 160, height: 90, frameRate: encoding.frameRate, fit: .pad, startSeconds: reader.startSeconds)
    let resampler = RenditionResampler(sampleRate: 48000, startSeconds: reader.startSeconds)
    var writer = try MediaWriter(path: path, picture: encoding, sound: SoundEncoding(bitRate: 64000, sampleRate: 48000))
    let box = Overlay(x: 150, y: -4, width: 20, height: 10, coverage: Array(repeating: 255, count: 200), rgb: (255, 255, 255))
    while let item = try reader.next() {
      switch item {
      case .picture(let frame): try scaler.push(RedactedFrame(frame))
      case .sound(let frame): try resampler.push(RedactedSound(frame))
      }
      while let picture = try scaler.take() { try writer.write(picture.blended(with: [box])) }
      while let sound = try resampler.take() { try writer.write(sound) }
    }
    try scaler.finish()
    try resampler.finish()
    while let picture = try scaler.take() { try writer.write(picture) }
    while let sound = try resampler.take() { try writer.write(sound) }
    try writer.finish()
  }

  @Test func aRenditionHasOnePictureAndOneSoundStreamAndNoTagsOfTheSource() throws {
    try Clips.withFolder { folder in
      let plain = try Clips.testClip(in: folder)
      let tagged = try Clips.make(
        ["-i", plain, "-c", "copy", "-metadata", "title=Maryam K.", "-metadata", "location=+33.5/", "-metadata",
          "creation_time=2026-01-02T03:04:05Z"], "tagged.mp4", in: folder)
      let output = folder.appendingPathComponent("out.mp4").path
      try transcode(tagged, to: output)
      let found = try MediaInspection(of: SourceFile(path: output))
      #expect(found.streamCount == 2)
      #expect((found.width, found.height, found.pictures) == (160, 90, 50))
      #expect(found.pictureCodec == "h264" && found.soundCodec == "aac")
      let harmless: Set = ["major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id"]
      #expect(Set(found.tags.keys).isSubset(of: harmless))
      let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
      #expect(bytes.range(of: Data("Maryam".utf8)) == nil)
    }
  }

  @Test func theIndexComesBeforeTheMedia() throws {
    try Clips.withFolder { folder in
      let output = folder.appendingPathComponent("out.mp4").path
      try transcode(Clips.testClip(in: folder), to: output)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
      let index = try #require(bytes.range(of: Data("moov".utf8))), media = try #require(bytes.range(of: Data("mdat".utf8)))
      #expect(index.lowerBound < media.lowerBound)
    }
  }

  @Test func sameInputGivesTheSameBytes() throws {
    try Clips.withFolder { folder in
      let source = try Clips.testClip(in: folder)
      let outputs = ["a.mp4", "b.mp4"].map { folder.appendingPathComponent($0).path }
      for output in outputs { try transcode(source, to: output) }
      #expect(try Digest.of(fileAt: outputs[0]) == Digest.of(fileAt: outputs[1]))
    }
  }

  @Test func aDroppedWriterLeavesNothing() throws {
    try Clips.withFolder { folder in
      do {
        _ = try MediaWriter(path: folder.appendingPathComponent("out.mp4").path, picture: encoding, sound: nil)
      }
      #expect(try Clips.files(in: folder).isEmpty)
    }
  }

  @Test func aFolderThatCannotBeWrittenToIsAnErrorThatNamesTheFile() throws {
    let path = "/proc/backlit/out.mp4"
    let error = #expect(throws: MediaError.self) { _ = try MediaWriter(path: path, picture: encoding, sound: nil) }
    #expect(error?.explanation.path == path)
  }

  /// Every call into FFmpeg fails in turn: each time there is an error, no file, and no object left.
  @Test func noFailingCallLeaksOrPublishes() throws {
    try Clips.withFolder { folder in
      let source = try Clips.testClip(seconds: 0.2, in: folder)
      let counter = FaultInjector(failing: nil)
      try FaultInjector.$current.withValue(counter) { try transcode(source, to: folder.appendingPathComponent("all.mp4").path) }
      #expect(counter.liveObjects == 0)
      try #require(counter.calls > 100)
      for number in 1...counter.calls {
        let output = folder.appendingPathComponent("out.mp4").path
        let injector = FaultInjector(failing: number)
        FaultInjector.$current.withValue(injector) {
          #expect(throws: (any Error).self, "call \(number) failed and nobody noticed") { try transcode(source, to: output) }
        }
        #expect(injector.hasFired)
        #expect(injector.liveObjects == 0, "call \(number) left objects behind")
        #expect(try Clips.files(in: folder) == ["all.mp4", "clip.mp4"], "call \(number) left a file behind")
      }
    }
  }
}
