import Files
import Foundation
import Support
import TestSupport
import Testing

@testable @_spi(Redaction) import Media

/// The ways of writing that `TrackWriterTests` does not take: mixed sound, a wave form, photographs, streaming.
@Suite struct FaultTests {
  private let encoding = PictureEncoding(
    width: 64, height: 36, frameRate: Rational(25, 1), rate: .quality(crf: 30, maximumBitRate: 1_000_000),
    preset: "ultrafast",
    profile: "high", keyframeInterval: 5, hasFixedKeyframes: true, bFrames: 0, threads: 1)
  private let sound = SoundEncoding(bitRate: 32000, sampleRate: 48000, channels: 1)

  /// Everything that is written lies in `folder`.
  private func produce(_ source: String, in folder: String) throws {
    let mixed = try mix(source, to: folder + "/sound.m4a")
    let picture = try draw(source, to: folder + "/picture.mp4")
    _ = try StillWriter.write(picture.still, as: .jpeg, maximumWidth: 32, to: folder + "/still.jpg")
    _ = try StillWriter.write(picture.still, as: .png, to: folder + "/still.png")
    let captions = [
      CaptionTrack(
        language: "ar", cues: [.init(startMilliseconds: 10, endMilliseconds: 50, text: "نعم")], webVTT: "WEBVTT\n",
        seconds: nil)
    ]
    try Packager.write([picture.track], captions: captions, as: .mp4, to: folder + "/captions.mp4")
    _ = try HLSPackager.write(
      [.init(name: "36p", picture: picture.track, sound: mixed, frameRate: Rational(25, 1), width: 64, height: 36)],
      captions: captions,
      to: folder + "/stream")
  }

  private func mix(_ source: String, to path: String) throws -> EncodedTrack {
    let reader = try MediaReader(SourceFile(path: source), tier: .scraped, pictures: false, sound: .all)
    let resampler = RenditionResampler(sound, startSeconds: reader.info.startSeconds, isPrimed: true)
    var writer = try TrackWriter(path: path, sound: sound)
    while let item = try reader.next() { if case .sound(let frame) = item { try resampler.push(RedactedSound(frame)) } }
    try resampler.finish()
    while let block = try resampler.take() { try writer.write(block) }
    return try writer.finish()
  }

  private func draw(_ source: String, to path: String) throws -> (track: EncodedTrack, still: RedactedFrame) {
    let reader = try MediaReader(SourceFile(path: source), tier: .scraped, sound: .first)
    let audiogram = Audiogram(
      width: 64, height: 36, frameRate: Rational(25, 1), startSeconds: reader.info.startSeconds, gain: 3)
    var still: RedactedFrame?
    while let item = try reader.next() {
      switch item {
      case .picture(let frame): still = still ?? RedactedFrame(frame)
      case .sound(let frame): try audiogram.push(RedactedSound(frame))
      }
    }
    try audiogram.finish()
    let first = try #require(still)
    let animator = try StillAnimator(
      first, width: 64, height: 36, frameRate: Rational(25, 1), fit: .blur, seconds: 0.08)
    while let picture = try animator.take() { _ = picture }
    var writer = try TrackWriter(path: path, picture: encoding)
    while let picture = try audiogram.take() { try writer.write(picture) }
    return (try writer.finish(), first)
  }

  @Test func noFailingCallLeaksOrLeavesHalfAFile() throws {
    try withTemporaryFolder { folder in
      let source = try Clip.make(
        [
          "-f", "lavfi", "-i", "testsrc2=size=64x36:rate=25:duration=0.08", "-f", "lavfi", "-i", "sine=duration=0.08",
          "-f", "lavfi", "-i",
          "sine=frequency=900:duration=0.08", "-map", "0", "-map", "1", "-map", "2", "-c:v", "libx264", "-pix_fmt",
          "yuv420p", "-c:a", "aac",
        ],
        "clip.mp4", in: folder)
      let work = folder.appendingPathComponent("work")
      func attempt(_ injector: FaultInjector) throws {
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        try FaultInjector.$current.withValue(injector) { try produce(source, in: work.path) }
      }
      let counter = FaultInjector(failing: nil)
      try attempt(counter)
      #expect(
        try TemporaryFolder.names(in: work) == [
          "captions.mp4", "picture.mp4", "sound.m4a", "still.jpg", "still.png", "stream",
        ])
      #expect(counter.liveObjects == 0)
      let modes = try ["captions.mp4", "stream/36p.mp4", "stream/master.m3u8", "stream", "sound.m4a"].map {
        try FileManager.default.attributesOfItem(atPath: work.path + "/" + $0)[.posixPermissions] as? Int
      }
      #expect(modes == [0o644, 0o644, 0o644, 0o755, 0o600], "a track is private, what is published is not")
      try #require(counter.calls > 200)
      for number in 1...counter.calls {
        try FileManager.default.removeItem(at: work)
        let injector = FaultInjector(failing: number)
        #expect(throws: (any Error).self, "call \(number) failed and nobody noticed") { try attempt(injector) }
        #expect(injector.hasFired)
        #expect(injector.liveObjects == 0, "call \(number) left objects behind")
        let left = try TemporaryFolder.names(in: work)
        #expect(left.allSatisfy { !$0.hasPrefix(".") } && !left.contains("stream"), "call \(number) left \(left)")
      }
    }
  }
}
