import Foundation
import TestSupport
import Testing

@testable import Media
@testable import Renditions

@Suite struct SoundTests {
  /// A voice-like noise with pauses: `volume` in dB, and clicks that reach full scale where asked for.
  private func speech(_ workshop: Workshop, volume: Double, clicks: Bool) throws -> String {
    let noise =
      "anoisesrc=color=pink:seed=3:duration=8:sample_rate=48000,volume=\(volume)dB,volume='between(mod(t,2),0,1.4)':eval=frame"
    let peaks = clicks ? ",aeval='val(0)+0.9*eq(mod(n,24000),0)':c=same" : ""
    return try workshop.make(["-f", "lavfi", "-i", noise + peaks, "-c:a", "pcm_s16le"], "speech.wav")
  }

  /// EBU R 128 on the finished file, as another program measures it.
  @Test(
    arguments: [(-24.0, false), (-14.0, false), (0.0, false), (-26.0, true)],
    [(-14.0, -1.0), (-16.0, -1.5), (-23.0, -1.0)])
  func theFinishedFileHasTheLoudnessAndStaysUnderTheCeiling(
    source: (volume: Double, clicks: Bool), target: (loudness: Double, peak: Double)
  ) throws {
    let workshop = try Workshop()
    let platform = Workshop.tiny {
      $0.picture = nil
      $0.packaging = .m4a
      $0.sound.loudness = target.loudness
      $0.sound.truePeak = target.peak
    }
    let rendering = try workshop.render(speech(workshop, volume: source.volume, clicks: source.clicks), for: [platform])
    let found = try workshop.loudness(workshop.path("tiny.m4a"))
    #expect(abs(found.integrated - target.loudness) <= 0.5, "\(found)")
    #expect(found.truePeak <= target.peak + 0.05, "\(found)")
    #expect(rendering.remarks.isEmpty)
    let said = try #require(rendering.results.first?.sound?.loudness)
    #expect(abs(said - found.integrated) < 0.2, "what the record says is what is heard")
  }

  /// A plain meter takes one channel for one loudspeaker, and shows 3 dB less than is heard.
  @Test func oneChannelIsAsLoudToTheEarAsTwo() throws {
    let workshop = try Workshop()
    let platform = Workshop.tiny {
      $0.picture = nil; $0.packaging = .m4a; $0.sound.channels = 1
    }
    _ = try workshop.render(speech(workshop, volume: -14, clicks: false), for: [platform])
    #expect(abs(try workshop.loudness(workshop.path("tiny.m4a")).integrated - (-19)) <= 0.5)
  }

  @Test func whatCannotBeMadeLoudEnoughIsSaid() throws {
    let workshop = try Workshop()
    let rendering = try workshop.render(
      speech(workshop, volume: -60, clicks: true),
      for: [
        Workshop.tiny {
          $0.picture = nil; $0.packaging = .m4a
        }
      ])
    #expect(rendering.remarks.values.first?.contains("too quiet or too uneven") == true)
    #expect(try workshop.loudness(workshop.path("tiny.m4a")).truePeak <= -0.95)
  }

  @Test func renditionsWithTheSameSoundShareOneTrackAndOthersDoNot() throws {
    let workshop = try Workshop()
    let clip = try workshop.clip(seconds: 2)
    let platforms = [Workshop.tiny("one"), Workshop.tiny("two"), Workshop.tiny("three") { $0.sound.bitRate = 64_000 }]
    _ = try workshop.render(clip, for: platforms)
    func sound(_ name: String) throws -> String {
      let said = try Clip.ffmpeg(["-i", workshop.path(name + ".mp4"), "-map", "0:a", "-c", "copy", "-f", "md5", "-"])
      return String(decoding: said, as: UTF8.self)
    }
    #expect(try sound("one") == sound("two"))
    #expect(try sound("one") != sound("three"))
  }

  @Test func aSourceWithoutSoundGetsASilentTrackWhereOneIsRequired() throws {
    let workshop = try Workshop()
    let clip = try workshop.clip(seconds: 2, audio: [])
    let platforms = [Workshop.tiny("without"), Workshop.tiny("silent") { $0.sound.isRequired = true }]
    let rendering = try workshop.render(clip, for: platforms)
    #expect(try Probe(workshop.path("without.mp4")).sound == nil)
    #expect(rendering.results.map { $0.sound != nil } == [false, true])
    let samples = try workshop.samples(workshop.path("silent.mp4"))
    #expect(abs(Double(samples.count) / 8000 - 2) < 0.1)
    #expect(samples.allSatisfy { abs($0) < 0.001 })
  }

  @Test func oneTrackIsChosenOrAllAreMixed() throws {
    let workshop = try Workshop()
    let clip = try workshop.make(
      [
        "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=2", "-f", "lavfi", "-i",
        "sine=frequency=300:duration=2", "-f", "lavfi",
        "-i", "sine=frequency=2000:duration=2", "-map", "0", "-map", "1", "-map", "2", "-metadata:s:a:0",
        "language=eng",
        "-metadata:s:a:1", "language=ara", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac",
      ], "tracks.mp4")
    func shares(_ choice: SoundChoice) throws -> (low: Double, high: Double) {
      _ = try workshop.render(clip, for: [Workshop.tiny()], sound: choice)
      let samples = try workshop.samples(workshop.path("tiny.mp4"))[4000..<12000]
      return (Workshop.share(of: 300, in: samples), Workshop.share(of: 2000, in: samples))
    }
    #expect(try shares(.first).low > 0.9)
    #expect(try shares(.track(2)).high > 0.9)
    #expect(try shares(.language("ar")).high > 0.9)
    let mixed = try shares(.all)
    #expect(mixed.low > 0.4 && mixed.high > 0.4, "\(mixed)")
    let error = #expect(throws: MediaError.self) { try workshop.render(clip, for: [Workshop.tiny()], sound: .track(3)) }
    #expect(error?.explanation.advice == "It has these: 1 (eng), 2 (ara)")
    #expect(throws: MediaError.self) { try workshop.render(clip, for: [Workshop.tiny()], sound: .language("fr")) }
  }
}
