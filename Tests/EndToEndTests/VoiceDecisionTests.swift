import Foundation
import TestSupport
import Testing

/// Voices from the call to the manifest.
@Suite struct VoiceDecisionTests {
  private static func pipeline(_ redact: String) -> String {
    """
    backlit: 1
    title: Film
    sources: { all: "*.{mp4,wav}" }
    stages:
      - ingest
      - detect
      - redact: { faces: keep, because: a test, \(redact) }
      - subtitle: { languages: [en], missing: note }
      - render: { for: [small], platforms: { small: { like: youtube-720p, width: 320, height: 180 } } }
      - manifest
      - verify

    """
  }

  private func withTrial(_ body: (Trial) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let trial = try Trial(in: folder, usual: "voices: disguise", pipeline: Self.pipeline)
      _ = try Clip.test("A.mp4", seconds: 3, in: trial.footage)
      try trial.write(
        "1\n00:00:00,200 --> 00:00:01,400\nREPORTER: Why?\n\n2\n00:00:01,600 --> 00:00:02,800\nAHMAD: I left.\n",
        to: "A.en.srt")
      try body(trial)
    }
  }

  @Test func everythingIsDisguisedUnlessSomebodySaysOtherwiseAndTheManifestSaysWhat() throws {
    try withTrial { trial in
      let first = try trial.call("run", "people: expected")
      #expect(first.status == 0, "\(first.output)\(first.errors)")
      let manifest = try trial.manifest()
      #expect(manifest.contains("\"method\" : \"disguise\""))
      #expect(manifest.contains("strangers do not recognise the voice"))
      let secret = try Data(contentsOf: URL(fileURLWithPath: trial.out.path + ".workspace/run/voices"))
      #expect(secret.count == 32)
      let plan = try String(contentsOfFile: trial.out.path + ".workspace/sources/001/voices.json", encoding: .utf8)
      let seed = try #require(plan.firstMatch(of: /"seed" : ([0-9]+)/)).1
      for name in Tool.files(below: trial.out) {
        let data = try Data(contentsOf: trial.out.appendingPathComponent(name))
        #expect(data.range(of: Data(seed.utf8)) == nil && data.range(of: secret) == nil, "\(name)")
      }

      // What was decided about voices renders again, and looks for nobody.
      let silent = try trial.call("plan", "voices: silence")
      #expect(silent.output.contains("run   redact A.mp4") && silent.output.contains("run   render A.mp4 (small)"))
      #expect(!silent.output.contains("run   detect") && !silent.output.contains("run   subtitle"))
      let kept = try trial.call("run", "voices: keep")
      #expect(kept.status == 0, "\(kept.output)\(kept.errors)")
      #expect(try trial.manifest().contains("\"because\" : \"a test\""))

      // Another secret is another voice; the lost one is not replaced without a word where it cannot be read.
      try Data("short".utf8).write(to: URL(fileURLWithPath: trial.out.path + ".workspace/run/voices"))
      let broken = try trial.call("run", "voices: keep")
      #expect(broken.status == 1 && broken.errors.contains("disguised voices are drawn"), "\(broken.errors)")
    }
  }

  @Test func whoeverATranscriptNamesMayBeKept() throws {
    try withTrial { trial in
      try trial.write(
        "voices:\n  ours: { do: keep, because: our reporter, speaker: REPORTER }\n", to: "A.decisions.yaml")
      let result = try trial.call("run")
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      let plan = try String(contentsOfFile: trial.out.path + ".workspace/sources/001/voices.json", encoding: .utf8)
      #expect(
        plan.contains("\"from\" : 0.2,") && plan.contains("\"to\" : 1.35"), "a quarter of a second apart: \(plan)")
      #expect(try trial.manifest().contains("our reporter"))
      // A corrected word may be somebody else's.
      try trial.write("1\n00:00:00,200 --> 00:00:01,000\nREPORTER: Why?\n", to: "A.en.srt")
      #expect(try trial.call("plan").output.contains("run   redact A.mp4: its input has changed: transcript (en)"))
    }
  }

  @Test(arguments: [
    ("ours: { do: keep, speaker: REPORTER }", "Say why"), ("ours: { do: disguise }", "whose voice or when"),
    ("ours: { do: keep, because: x, speaker: Nobody }", "labels anybody 'Nobody'; there are 'AHMAD', 'REPORTER'"),
    ("ours: { do: bleep, from: 3, to: 2 }", "is not after from"), ("ours: { do: mute, from: 1 }", "'mute'"),
  ])
  func whatCannotBeMeantIsSaidBeforeAnythingIsDecoded(_ voice: String, _ words: String) throws {
    try withTrial { trial in
      try trial.write("voices:\n  \(voice)\n", to: "A.decisions.yaml")
      let plan = try trial.call("plan")
      #expect(plan.status != 0 && (plan.output + plan.errors).contains(words), "\(plan.output)\(plan.errors)")
    }
  }

  @Test func keepingVoicesWantsAReason() throws {
    let result = try Tool.run(["render", "--for", "audio-podcast", "--voices", "keep", "--out", "/nowhere", "a.wav"])
    #expect(result.status == 2 && result.errors.contains("--because"), "\(result.errors)")
  }
}
