import Files
import Foundation
import TestSupport
import Testing

@testable import Media
@testable import Redaction
@testable import Renditions

/// What must not be heard is heard nowhere.
@Suite struct VoiceTests {
  private static let disguise = VoiceTreatment.disguise(VoiceCharacter(of: "A", secret: Data("secret".utf8)))
  /// Where a voice has its strongest overtones, and no disguise brings the pitch.
  private static let planted = 420.0

  private func tone(_ workshop: Workshop) throws -> String {
    try workshop.make(
      ["-f", "lavfi", "-i", "sine=frequency=\(Self.planted):sample_rate=48000:duration=3.2"], "tone.wav")
  }

  /// One channel at 16 kHz, as another program decodes it.
  private func samples(of rendition: String) throws -> [Float] {
    let input = rendition.hasSuffix(".m3u8") ? ["-allowed_extensions", "ALL"] : []
    let data = try Clip.ffmpeg(input + ["-i", rendition, "-vn", "-ac", "1", "-ar", "16000", "-f", "f32le", "-"])
    return data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
  }

  /// How much of the power lies at the planted tone, in dB: 0 where it is all there is (G. Goertzel, 1958).
  private func share(of samples: [Float]) -> Double {
    let middle = Array(samples.dropFirst(samples.count / 4).prefix(samples.count / 2))
    let turn = 2 * Double.pi * Self.planted / 16000
    var re = 0.0, im = 0.0, power = 1e-12
    for (index, sample) in middle.enumerated() {
      re += Double(sample) * cos(turn * Double(index))
      im += Double(sample) * sin(turn * Double(index))
      power += Double(sample * sample)
    }
    return 10 * log10((re * re + im * im) * 2 / Double(middle.count) / power + 1e-12)
  }

  @Test func theVoiceItselfReachesNoPlatform() throws {
    let workshop = try Workshop()
    let source = try tone(workshop)
    #expect(share(of: try samples(of: source)) > -1, "it is there to be found")
    let platforms = Platform.all.map { platform in
      // How large the wave form is drawn changes nothing about what is heard.
      var small = platform
      small.picture?.width = 160
      small.picture?.height = 90
      return small
    }
    let rendering = try workshop.render(source, for: platforms, voices: Self.disguise)
    #expect(Set(rendering.results.filter { $0.sound != nil }.map(\.platform)) == Set(platforms.map(\.name)))
    for delivery in rendering.results where delivery.sound != nil {
      let found = share(of: try samples(of: workshop.path(delivery.file)))
      #expect(found < -20, "\(delivery.file): \(found) dB")
    }
  }

  @Test func whatIsSilencedIsSilentInEveryRendition() throws {
    let workshop = try Workshop()
    let platforms = [
      Workshop.tiny(),
      Workshop.tiny("heard") {
        $0.picture = nil; $0.packaging = .m4a
      },
    ]
    let rendering = try workshop.render(workshop.clip(seconds: 2), for: platforms, voices: .silence)
    for delivery in rendering.results {
      let heard = try samples(of: workshop.path(delivery.file))
      #expect(heard.count > 24000 && heard.allSatisfy { abs($0) < 1e-4 }, "\(delivery.file)")
    }
  }

  /// Stretches are on the time line of the rendition, wherever the source's begins.
  @Test func aStretchIsWhereThePictureIs() throws {
    let workshop = try Workshop()
    let clip = try workshop.clip(seconds: 3)
    let late = try workshop.make(["-i", clip, "-c", "copy", "-output_ts_offset", "7"], "late.mkv")
    for source in [clip, late] {
      let rendering = try workshop.render(
        source, for: [Workshop.tiny()], stretches: [.init(from: 1, to: 2, .silence)])
      let heard = try samples(of: workshop.path(try #require(rendering.results.first).file))
      let quiet = heard.indices.filter { abs(heard[$0]) < 1e-3 && abs(heard[min($0 + 1, heard.count - 1)]) < 1e-3 }
      let inside = quiet.filter { (16400...31600).contains($0) }.count
      #expect(inside > 15000, "\(source): \(inside)")
      #expect(heard[4000..<12000].contains { abs($0) > 0.05 } && heard[36000..<44000].contains { abs($0) > 0.05 })
    }
  }

  @Test func withoutAPlanNothingIsHeard() throws {
    let workshop = try Workshop()
    let source = try tone(workshop)
    #expect(throws: Failure.self) { try workshop.renderWithoutVoicePlan(source, for: [Workshop.tiny()]) }
    #expect(!FileManager.default.fileExists(atPath: workshop.path("tiny.mp4")))
  }
}
