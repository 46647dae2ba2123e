import Foundation
import TestSupport
import Testing

/// Voices that are replaced, from the call to what is heard.
@Suite struct ReaderTests {
  private static func pipeline(_ redact: String) -> String {
    """
    backlit: 1
    title: Film
    sources: { all: "*.{mp4,wav}" }
    stages:
      - ingest
      - detect
      - redact: { faces: keep, because: a test, voices: replace\(redact) }
      - subtitle: { languages: [en], missing: note }
      - render: { for: [small], platforms: { small: { like: youtube-720p, width: 320, height: 180 } } }
      - manifest
      - verify

    """
  }

  private func withTrial(_ body: (Trial) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let trial = try Trial(in: folder, pipeline: Self.pipeline)
      _ = try Clip.test("A.mp4", seconds: 5, in: trial.footage)
      try trial.write(
        "1\n00:00:01,000 --> 00:00:01,900\nI left.\n\n2\n00:00:03,000 --> 00:00:04,000\n[sighs] Nobody came.\n",
        to: "A.en.srt")
      try body(trial)
    }
  }

  /// Of the power between 430 and 450 Hz, where the source has its tone, in dB of all.
  private func tone(in samples: [Float]) -> Double {
    var re = 0.0, im = 0.0, power = 1e-12
    for (index, sample) in samples.enumerated() {
      re += Double(sample) * cos(2 * .pi * 440 * Double(index) / 16000)
      im += Double(sample) * sin(2 * .pi * 440 * Double(index) / 16000)
      power += Double(sample * sample)
    }
    return 10 * log10((re * re + im * im) * 2 / Double(samples.count) / power + 1e-12)
  }

  private func level(_ samples: [Float], _ from: Double, _ to: Double) -> Float {
    let part = samples[Int(from * 16000)..<Int(to * 16000)]
    return (part.reduce(0) { $0 + $1 * $1 } / Float(part.count)).squareRoot()
  }

  @Test func aMachineReadsWhereTheCuesAreAndNothingOfTheSourceIsHeard() throws {
    try withTrial { trial in
      let result = try trial.call("run")
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      let heard = try trial.heard()
      #expect(tone(in: heard) < -25, "\(tone(in: heard)) dB")
      let (first, pause, second) = (level(heard, 1.05, 1.5), level(heard, 2.2, 2.9), level(heard, 3.05, 3.6))
      #expect(first > 15 * pause && second > 15 * pause, "\(first) \(pause) \(second)")
      #expect(level(heard, 0.3, 0.95) < first / 15)
      let manifest = try String(contentsOf: trial.out.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(manifest.contains("\"method\" : \"replace\"") && manifest.contains("nothing of the voice is left"))
      #expect(manifest.contains("\"reader\" : \"espeak\""))
      #expect(result.errors.contains("a machine reads (eSpeak NG) its transcript in 'en' [reader]"), "\(result.errors)")

      // The same again has nothing to do; another word is read anew.
      #expect(try trial.call("plan").output.contains("0 jobs of"))
      try trial.write("1\n00:00:01,000 --> 00:00:01,900\nI stayed.\n", to: "A.en.srt")
      let plan = try trial.call("plan").output
      #expect(plan.contains("run   redact A.mp4") && !plan.contains("run   detect"))
    }
  }

  @Test func aPersonsRecordingIsHeardWhereTheCuesAre() throws {
    try withTrial { trial in
      // Read without regard to the film's times.
      try Clip.make(
        ["-f", "lavfi", "-i", "flite=text='I left. Nobody came.':voice=kal", "-ar", "16000"], "A.reader.en.wav",
        in: trial.footage)
      let unheard = try Trial(in: trial.folder) {
        Self.pipeline($0).replacingOccurrences(of: "voices: replace", with: "voices: silence")
      }.call("plan").output
      #expect(unheard.contains("A.reader.en.wav is not heard: no voice is replaced"), "\(unheard)")
      let result = try trial.call("run")
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      #expect(result.errors.contains("a person reads its text in 'en': A.reader.en.wav [reader]"), "\(result.errors)")
      #expect(try trial.manifest().contains("\"reader\" : \"person\""))
      let heard = try trial.heard()
      #expect(tone(in: heard) < -20, "\(tone(in: heard)) dB")
      #expect(level(heard, 1.05, 1.5) > 10 * level(heard, 2.2, 2.9))
      #expect(level(heard, 3.05, 3.6) > 10 * level(heard, 2.2, 2.9))
    }
  }

  @Test func theSourcesOwnSoundIsNoReader() throws {
    try withTrial { trial in
      let film = trial.footage.appendingPathComponent("A.mp4").path
      try Clip.make(
        [
          "-i", film, "-f", "lavfi", "-i", "flite=text='I left. Nobody came to see me.':voice=slt", "-map", "0:v",
          "-map",
          "1:a", "-c:v", "copy", "-c:a", "aac",
        ], "B.mp4", in: trial.footage)
      try FileManager.default.removeItem(atPath: film)
      try FileManager.default.moveItem(
        at: trial.footage.appendingPathComponent("A.en.srt"), to: trial.footage.appendingPathComponent("B.en.srt"))
      try Clip.make(
        ["-i", trial.footage.appendingPathComponent("B.mp4").path, "-vn", "-af", "volume=0.5", "-ar", "16000"],
        "B.reader.en.mp3", in: trial.footage)
      let result = try trial.call("run")
      #expect(result.status == 1 && result.errors.contains("the sound of the source itself"), "\(result.errors)")
      #expect(!Tool.files(below: trial.out).contains { $0.hasSuffix(".mp4") })
    }
  }

  @Test(.enabled(if: InstalledVoice.path != nil)) func aNeuralVoiceReadsWhereItIsAskedTo() throws {
    try withTrial { trial in
      let result = try trial.call("run", ", readerVoice: neural")
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      let heard = try trial.heard()
      #expect(tone(in: heard) < -25, "\(tone(in: heard)) dB")
      let (first, pause, second) = (level(heard, 1.05, 1.5), level(heard, 2.2, 2.9), level(heard, 3.05, 3.6))
      #expect(first > 15 * pause && second > 15 * pause, "\(first) \(pause) \(second)")
      #expect(try trial.call("plan", ", readerVoice: neural").output.contains("0 jobs of"))
      let other = try trial.call("plan", ", readerVoice: espeak").output
      #expect(other.contains("run   redact A.mp4") && !other.contains("run   detect"))
    }
  }

  @Test func aNeuralVoiceThatIsNotThereIsToldBeforeAnythingIsDecoded() throws {
    try withTrial { trial in
      let nowhere = ["BACKLIT_NEURAL_VOICE": trial.folder.appendingPathComponent("voice.json").path]
      let result = try trial.call("run", ", readerVoice: neural", environment: nowhere)
      #expect(result.status == 1 && result.errors.contains("scripts/neural-voice/setup"), "\(result.errors)")
      #expect(!result.errors.contains("detect"))
      #expect(try trial.call("plan", environment: nowhere).status == 0, "nothing else needs it")
      let wrong = try trial.call("plan", ", readerVoice: robot")
      #expect(wrong.status == 2 && wrong.errors.contains("espeak or neural"), "\(wrong.errors)")
    }
  }

  @Test func whatCannotBeReadIsSaidBeforeAnythingIsDecoded() throws {
    try withTrial { trial in
      func plan(_ redact: String = "") throws -> String {
        let result = try trial.call("plan", redact)
        #expect(result.status != 0)
        return result.output + result.errors
      }
      #expect(try plan(", reader: so").contains("no transcript in 'so' lies beside it"))
      try trial.write("1\n00:00:01,000 --> 00:00:02,000\nWaan tagay.\n", to: "A.so.srt")
      #expect(try plan(", reader: so").contains("no voice for that language"))
      #expect(try plan().contains("there are transcripts in en, so"))
      try Clip.make(
        ["-f", "lavfi", "-i", "sine=d=9"], "A.reader.en.wav", in: trial.footage)
      #expect(try plan().contains("its end would not be heard"))
      try Clip.make(["-f", "lavfi", "-i", "sine=d=1"], "B.reader.en.wav", in: trial.footage)
      #expect(try plan().contains("it belongs to no file"))
      for name in ["A.en.srt", "A.so.srt", "A.reader.en.wav", "B.reader.en.wav"] {
        try FileManager.default.removeItem(at: trial.footage.appendingPathComponent(name))
      }
      #expect(try plan().contains("there is nothing to read"))
    }
  }
}

extension Trial {
  /// One channel at 16 kHz of the rendition.
  fileprivate func heard() throws -> [Float] {
    let name = try #require(Tool.files(below: out).first { $0.hasSuffix(".mp4") })
    return try Clip.ffmpeg([
      "-i", out.appendingPathComponent(name).path, "-vn", "-ac", "1", "-ar", "16000", "-f", "f32le", "-",
    ]).withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
  }
}
