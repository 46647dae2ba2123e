import Files
import Foundation
import TestSupport
import Testing

@testable import Media
@testable import Redaction

/// What comes out of the redactor, sample by sample, beside what went in.
@Suite struct SoundRedactorTests {
  private static let disguise = VoiceTreatment.disguise(VoiceCharacter(of: "A", secret: Data("secret".utf8)))
  /// A vowel-like buzz of 130 Hz with pauses.
  private static let speech =
    "aevalsrc='0.2*between(mod(t,1),0.1,0.7)*(sin(2*PI*130*t)+0.7*sin(2*PI*260*t)+0.5*sin(2*PI*650*t)+0.3*sin(2*PI*1300*t)+0.2*sin(2*PI*2600*t))"

  /// Planes of what went in and of what came out, and the times of all blocks.
  private struct Heard {
    var before: [[Float]] = []
    var after: [[Float]] = []
    var times: (before: [Int64], after: [Int64]) = ([], [])
  }

  private func hear(
    _ source: String, _ treatment: VoiceTreatment, _ stretches: [VoicePlan.Stretch] = [], options: [String] = []
  ) throws -> Heard {
    try withTemporaryFolder { folder in
      let path = try Clip.make(["-f", "lavfi", "-i", source] + options, "sound.wav", in: folder)
      let file = try SourceFile(path: path)
      let plan = try VoicePlan(source: Digest.of(file), treatment, stretches: stretches)
      let reader = try MediaReader(file, tier: .ownCameras, pictures: false, sound: .first)
      let redactor = SoundRedactor(plan, startSeconds: 0, path: path)
      let original = PlanarSound(), result = PlanarSound()
      var heard = Heard()
      func samples(_ frame: Frame) throws -> [[Float]] {
        try frame.withSamples { planes in
          planes.map { Array(UnsafeBufferPointer(start: $0, count: frame.sampleCount)) }
        }
      }
      func join(_ planes: [[Float]], _ more: [[Float]]) -> [[Float]] {
        planes.isEmpty ? more : zip(planes, more).map { $0 + $1 }
      }
      func takeAll() throws {
        while let sound = try redactor.take() { try result.push(sound.frame) }
        while let frame = try result.take() {
          heard.after = join(heard.after, try samples(frame))
          heard.times.after.append(frame.time?.ticks ?? -1)
        }
      }
      while let item = try reader.next() {
        guard case .sound(let frame) = item else { continue }
        try original.push(frame)
        while let frame = try original.take() {
          heard.before = join(heard.before, try samples(frame))
          heard.times.before.append(frame.time?.ticks ?? -1)
        }
        try redactor.push(frame)
        try takeAll()
      }
      try redactor.finish()
      try takeAll()
      return heard
    }
  }

  @Test(arguments: [
    ("8000", "mono"), ("16000", "mono"), ("44100", "stereo"), ("48000", "5.1"), ("96000", "mono"), ("11025", "mono"),
  ])
  func everySampleHasItsPlaceAtEveryRateAndWithAnyChannels(_ rate: String, _ layout: String) throws {
    let source = Self.speech + "':s=\(rate):d=0.9,aformat=channel_layouts=\(layout)"
    let heard = try hear(source, Self.disguise)
    #expect(heard.before.map(\.count) == heard.after.map(\.count))
    #expect(heard.times.before == heard.times.after)
    #expect(heard.after.allSatisfy { $0.allSatisfy { $0.isFinite && abs($0) < 2 } })
    #expect(heard.before != heard.after)
    for channel in heard.before.indices {
      let (a, b) = (level(heard.before[channel]), level(heard.after[channel]))
      #expect(a < 1e-4 || (0.4...2).contains(b / a), "as loud as before: \(a) \(b)")
    }
  }

  /// A file of floats may hold anything, and any number of them a second.
  @Test(
    arguments: ["if(lt(n,40),0/0,sin(n/9))", "if(eq(n,99),1e30,sin(n/9))", "1e-42*sin(n)"], [1000, 44100])
  func nothingStrangeStopsOrOutlivesIt(_ samples: String, _ rate: Int) throws {
    let heard = try hear(
      "aevalsrc='\(samples)':s=\(rate):d=0.4", Self.disguise, options: ["-c:a", "pcm_f32le"])
    #expect(heard.after.map(\.count) == heard.before.map(\.count))
    #expect(heard.after.allSatisfy { $0.allSatisfy { abs($0) < 1e4 } })
  }

  @Test func silenceStaysSilence() throws {
    let heard = try hear("anullsrc=r=48000:cl=stereo:d=1", Self.disguise)
    #expect(heard.after.allSatisfy { $0.allSatisfy { $0 == 0 } } && heard.after.first?.count == 48000)
  }

  @Test func nothingMovesAgainstThePicture() throws {
    let heard = try hear(Self.speech + "':s=16000:d=6", Self.disguise)
    func envelope(_ samples: [Float]) -> [Float] {
      stride(from: 0, to: samples.count - 80, by: 80).map { level(Array(samples[$0..<$0 + 80])) }
    }
    let (before, after) = (envelope(heard.before[0]), envelope(heard.after[0]))
    let best = (-20...20).max { likeness(before, after, $0) < likeness(before, after, $1) }
    #expect(abs(best ?? 99) <= 2, "in steps of 5 ms: \(best ?? 99)")
  }

  /// As a balanced microphone gives on a stereo jack, and a channel that is broken beside one that is not.
  @Test(arguments: ["-1*", "0/0+0*", "9e5*"]) func noOtherChannelKeepsAVoiceFromBeingDisguised(_ other: String) throws {
    let voice = Self.speech.replacingOccurrences(of: "aevalsrc='", with: "")
    let heard = try hear(
      "aevalsrc='\(voice)|\(other)\(voice)':s=16000:d=1.5", Self.disguise, options: ["-c:a", "pcm_f32le"])
    let alone = try hear(Self.speech + "':s=16000:d=1.5", Self.disguise)
    func alike(_ a: [Float], _ b: [Float]) -> Float {
      let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
      return abs(product) / (level(a) * level(b) * Float(a.count) + 1e-9)
    }
    #expect(alike(alone.before[0], alone.after[0]) < 0.5)
    #expect(alike(heard.before[0], heard.after[0]) < 0.5, "\(alike(heard.before[0], heard.after[0]))")
    #expect(level(heard.after[0]) > 0.3 * level(heard.before[0]))
  }

  /// The last tenth of a second is there, too, at the least rates that there are.
  @Test(arguments: [1000, 4000, 48000]) func theEndIsNotLost(_ rate: Int) throws {
    let heard = try hear("aevalsrc='0.2*sin(2*PI*150*t)+0.1*sin(2*PI*300*t)':s=\(rate):d=1", Self.disguise)
    #expect(level(Array(heard.after[0].suffix(rate / 10))) > 0.4 * level(Array(heard.before[0].suffix(rate / 10))))
  }

  @Test func channelsThatAreAlikeStayAlike() throws {
    let heard = try hear(Self.speech + "':s=44100:d=1,aformat=channel_layouts=stereo", Self.disguise)
    #expect(heard.after[0] == heard.after[1] && heard.after[0] != heard.before[0])
  }

  @Test func aVoiceIsWhereNobodyKeepsItAndASongIsAsItWas() throws {
    let heard = try hear(
      Self.speech + "':s=16000:d=3", Self.disguise, [.init(from: 1, to: 2, .keep(because: "a song"))])
    let all = try hear(Self.speech + "':s=16000:d=3", Self.disguise)
    let fade = 16 * 20
    #expect(heard.after[0][(16000 + fade)..<(32000 - fade)] == heard.before[0][(16000 + fade)..<(32000 - fade)])
    #expect(heard.after[0][..<16000] == all.after[0][..<16000], "nothing is heard before its time")
    #expect(heard.after[0][32000...] == all.after[0][32000...])
    func step(_ samples: [Float]) -> Float { zip(samples, samples.dropFirst()).map { abs($0 - $1) }.max() ?? 0 }
    #expect(step(heard.after[0]) <= max(step(heard.before[0]), step(all.after[0])), "no clicks")
  }

  @Test func whatIsSilencedOrBleepedLeavesNothing() throws {
    let heard = try hear(
      Self.speech + "':s=16000:d=4", .keep(because: "a test"),
      [.init(from: 0.5, to: 1.5, .silence), .init(from: 2, to: 3, .bleep)])
    #expect(heard.after[0][8000..<24000].allSatisfy { $0 == 0 })
    #expect(heard.after[0][24320..<31680] == heard.before[0][24320..<31680])
    for index in 32000..<48000 {
      #expect(abs(heard.after[0][index] - Float(0.1 * sin(2 * .pi * Double(index) / 16))) < 1e-4)
    }
  }

  @Test func whoIsKeptThroughoutIsNotTouched() throws {
    let heard = try hear(Self.speech + "':s=48000:d=1", .keep(because: "a test"))
    #expect(heard.before == heard.after)
  }

  private func level(_ samples: [Float]) -> Float {
    (samples.reduce(0) { $0 + $1 * $1 } / Float(max(1, samples.count))).squareRoot()
  }

  private func likeness(_ a: [Float], _ b: [Float], _ shift: Int) -> Float {
    let (meanA, meanB) = (a.reduce(0, +) / Float(a.count), b.reduce(0, +) / Float(b.count))
    return a.indices.reduce(0) { sum, index in
      b.indices.contains(index + shift) ? sum + (a[index] - meanA) * (b[index + shift] - meanB) : sum
    }
  }
}
