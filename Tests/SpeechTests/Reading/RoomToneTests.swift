import Files
import Foundation
import Media
import TestSupport
import Testing

@testable import Speech

@Suite struct RoomToneTests {
  /// Half a second of a loud tone in every second, over noise that is stronger below 1 kHz.
  private static let source =
    "aevalsrc='0.3*lt(mod(t,1),0.5)*sin(2*PI*300*t)':s=48000:d=8[voice];anoisesrc=r=48000:a=0.02:c=white:d=8:seed=3,lowpass=f=800[room];[voice][room]amix=normalize=0"

  private func powers(_ samples: [Float], sampleRate: Int) throws -> [Double] {
    let spectrum = try PowerSpectrum(samples: 2048)
    var sums = [Double](repeating: 0, count: 4)
    let borders = [150.0, 500, 1000, 3000, 7000].map { Int($0 * Double(spectrum.size) / Double(sampleRate)) }
    for start in stride(from: 0, to: samples.count - 2048, by: 2048) {
      let powers = spectrum.powers(of: samples[start..<start + 2048])
      for band in 0..<4 {
        sums[band] += powers[borders[band]..<borders[band + 1]].reduce(0) { $0 + Double($1) }
      }
    }
    return sums.map { 10 * log10($0 / Double(samples.count / 2048)) }
  }

  @Test func itHasTheColourOfThePausesAndNothingOfWhatIsSaid() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(["-filter_complex", Self.source], "room.wav", in: folder)
      let tone = try RoomTone(of: SourceFile(path: path), tier: .scraped, sound: .first) {
        $0.truncatingRemainder(dividingBy: 1) > 0.55 && $0.truncatingRemainder(dividingBy: 1) < 0.95
      }
      let made = try RoomToneGenerator(tone, sampleRate: 44100, gain: 1).next(44100 * 4)
      let room = try Clip.ffmpeg([
        "-filter_complex", "anoisesrc=r=48000:a=0.02:c=white:d=8:seed=3,lowpass=f=800", "-ar", "44100", "-f", "f32le",
        "-",
      ]).withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
      for (a, b) in zip(try powers(made, sampleRate: 44100), try powers(room, sampleRate: 44100)) {
        #expect(abs(a - b) < 4, "in dB: \(a) of \(b)")
      }
      #expect(tone.levels.speech > tone.levels.pauses + 10)
      #expect(made.allSatisfy(\.isFinite) && made != made.reversed())
    }
  }

  @Test func digitalSilenceIsNoRoom() throws {
    try withTemporaryFolder { folder in
      let path = try Clip.make(["-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "2"], "null.wav", in: folder)
      let tone = try RoomTone(of: SourceFile(path: path), tier: .scraped, sound: .first) { _ in true }
      #expect(try RoomToneGenerator(tone, sampleRate: 44100, gain: 1).next(5000).allSatisfy { $0 == 0 })
    }
  }
}
