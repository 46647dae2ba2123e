import Foundation
import TestSupport
import Testing

/// Names that must not be said, read or shown, from the list to what is delivered.
@Suite struct NamesTests {
  private static let pipeline = """
    backlit: 1
    title: Film
    sources: { all: "*.mp4" }
    stages:
      - ingest
      - detect
      - redact: { faces: keep, because: a test, voices: keep }
      - subtitle: { languages: [en, ar], burn: en, inside: [en, ar], sidecar: [srt, vtt, ttml], speakers: names, missing: note }
      - render: { for: [small], platforms: { small: { like: classroom, width: 320, height: 180 } } }
      - manifest
      - verify

    """

  private static let list = """
    names: 1
    hide:
      ahmad: { match: ["Ahmed|Ahmad", أحمد], with: { en: my friend, ar: صديقي } }

    """

  /// A synthetic voice says "Nobody came to see | Ahmad | in the winter", in pieces whose times are known.
  private func withTrial(_ body: (Trial, ClosedRange<Double>) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let trial = try Trial(in: folder, usual: Self.pipeline, pipeline: { $0 })
      var seconds: [Double] = []
      for (index, text) in ["Nobody came to see", "Ahmad", "in the winter when I was ill."].enumerated() {
        let path = try Clip.make(
          [
            "-f", "lavfi", "-i", "flite=text='\(text)':voice=slt", "-af",
            "silenceremove=1:0:-40dB,areverse,silenceremove=1:0:-40dB,areverse,aresample=48000",
          ], "\(index).wav", in: folder)
        let samples = try Clip.ffmpeg(["-i", path, "-f", "s16le", "-"]).count / 2
        seconds.append(Double(samples) / 48000)
      }
      try Clip.make(
        ["-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", "1"], "s.wav", in: folder)
      let parts = ["s", "0", "1", "2", "s"].flatMap { ["-i", folder.appendingPathComponent("\($0).wav").path] }
      try Clip.make(
        ["-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=\(seconds.reduce(2, +))"] + parts + [
          "-filter_complex", "[1][2][3][4][5]concat=n=5:v=0:a=1[a]", "-map", "0:v", "-map", "[a]", "-c:v", "libx264",
          "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac",
        ], "A.mp4", in: trial.footage)
      let end = Int(1000 + 1000 * seconds.reduce(0, +))
      let range = "00:00:00,900 --> 00:00:0\(end / 1000),\(String(format: "%03d", end % 1000))"
      try trial.write("1\n\(range)\nAHMAD: Nobody came to see Ahmad in the winter when I was ill.\n", to: "A.en.srt")
      try trial.write("1\n\(range)\nلم يأت أحد لزيارة أحمد في الشتاء\n", to: "A.ar.srt")
      try trial.write(Self.list, to: "names.yaml")
      try body(trial, (1 + seconds[0])...(1 + seconds[0] + seconds[1]))
    }
  }

  /// As a recogniser writes it, with times of words.
  private func recognised(_ named: ClosedRange<Double>) -> String {
    let words =
      [
        ("AHMAD:", 0.9, 1.0), ("Nobody came to see", 1.0, named.lowerBound),
        ("Ahmad", named.lowerBound, named.upperBound),
      ]
      + [("in the winter when I was ill.", named.upperBound, named.upperBound + 1.5)]
    let list = words.map { "{\"word\": \" \($0.0)\", \"start\": \($0.1), \"end\": \($0.2)}" }.joined(separator: ", ")
    let text = words.map { " \($0.0)" }.joined()
    return
      "{\"language\": \"en\", \"text\": \"\(text)\", \"segments\": [{\"start\": 0.9, \"end\": \(named.upperBound + 1.5), \"text\": \"\(text)\", \"words\": [\(list)]}]}"
  }

  @Test func aListedNameIsNeitherHeardNorRead() throws {
    try withTrial { trial, named in
      try FileManager.default.removeItem(at: trial.footage.appendingPathComponent("A.en.srt"))
      try trial.write(recognised(named), to: "A.en.json")
      let spoken = Self.pipeline.replacingOccurrences(of: "voices: keep", with: "voices: keep, spoken: en")
      let result = try trial.call("run", spoken)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      for name in Tool.files(below: trial.out) {
        let data = try Data(contentsOf: trial.out.appendingPathComponent(name))
        for word in ["Ahmad", "AHMAD", "أحمد"] {
          #expect(data.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
        }
      }
      let captions = try String(
        contentsOf: trial.out.appendingPathComponent("captions/film-001.ar.vtt"), encoding: .utf8)
      #expect(captions.contains("صديقي"))
      // A tone covers the word, and not much more.
      let samples = try Clip.ffmpeg([
        "-i", trial.out.appendingPathComponent("small/film-001.en.mp4").path, "-vn", "-ac", "1", "-ar", "16000", "-f",
        "f32le", "-",
      ]).withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
      let bleeped = stride(from: 0, to: samples.count - 320, by: 320).filter { start in
        isTone(Array(samples[start..<start + 320]))
      }.map { Double($0) / 16000 }
      let (first, last) = (try #require(bleeped.first), try #require(bleeped.last) + 0.02)
      #expect(first < named.lowerBound && last > named.upperBound, "\(first) to \(last) for \(named)")
      #expect(last - first < named.upperBound - named.lowerBound + 1.4)
      #expect(Double(bleeped.count) * 0.02 > last - first - 0.1)
    }
  }

  /// Nearly all of it at 1 kHz.
  private func isTone(_ samples: [Float]) -> Bool {
    var re = 0.0, im = 0.0, power = 1e-9
    for (index, sample) in samples.enumerated() {
      re += Double(sample) * cos(2 * .pi * 1000 * Double(index) / 16000)
      im += Double(sample) * sin(2 * .pi * 1000 * Double(index) / 16000)
      power += Double(sample * sample)
    }
    return power > 0.01 && (re * re + im * im) * 2 / Double(samples.count) > 0.9 * power
  }

  @Test func whatIsSpokenHasToBeKnownElseAllOfTheCueIsHidden() throws {
    try withTrial { trial, _ in
      let result = try trial.call("run")
      #expect(result.status == 0 && result.errors.contains("write spoken: under redact"), "\(result.errors)")
      let plan = try String(contentsOfFile: trial.out.path + ".workspace/sources/001/voices.json", encoding: .utf8)
      #expect(plan.contains("bleep"))
      // Without the list nothing of that happens, and only what reads names is made again.
      try FileManager.default.removeItem(at: trial.footage.appendingPathComponent("names.yaml"))
      let without = try trial.call("plan").output
      #expect(without.contains("run   redact A.mp4"), "\(without)")
      #expect(without.contains("run   subtitle A.mp4 (en)") && !without.contains("run   detect"))
    }
  }

  @Test func whatWouldBePublishedAllTheSameIsSaidBeforeAnythingIsDecoded() throws {
    try withTrial { trial, _ in
      func problem(_ pipeline: String = Self.pipeline) throws -> String {
        let result = try trial.call("plan", pipeline)
        #expect(result.status == 1 || result.status == 2)
        return result.output + result.errors
      }
      #expect(
        try problem(Self.pipeline.replacingOccurrences(of: "title: Film", with: "title: Ahmad's story"))
          .contains("the title says what 'ahmad'"))
      #expect(
        try problem(Self.pipeline.replacingOccurrences(of: "because: a test", with: "because: Ahmed agreed"))
          .contains("a because: says what 'ahmad'"))
      try trial.write("voices: { x: { do: keep, because: Ahmad agreed, from: 0, to: 1 } }", to: "A.decisions.yaml")
      #expect(try problem().contains("a reason in it, which the manifest publishes"))
      try FileManager.default.removeItem(at: trial.footage.appendingPathComponent("A.decisions.yaml"))
      try trial.write("hide: { all: { match: \"*\" } }", to: "names.yaml")
      #expect(try problem().contains("names.yaml:1:"))
      try trial.write("hide: [", to: "names.yaml")
      #expect(try problem().contains("names.yaml:1:"))
      try trial.write(Self.list, to: "Names.yml")
      #expect(try problem().contains("its names would not be hidden"))
    }
  }

  @Test func everyHitAndEveryNearMissIsListed() throws {
    try withTrial { trial, _ in
      try trial.write("1\n00:00:01,000 --> 00:00:02,000\nThen Ahmat came.\n", to: "A.de.srt")
      let result = try Tool.run(["names", "check", trial.footage.path])
      #expect(result.status == 1, "a near miss: \(result.output)\(result.errors)")
      #expect(
        result.output.contains("hide  A.en.srt 00:00:00.900 ahmad: AHMAD: Nobody came to see [Ahmad] in the winter"))
      #expect(result.output.contains("hide  A.ar.srt"))
      #expect(
        result.output.contains("near  A.de.srt 00:00:01.000 ahmad (") && result.output.contains("Then [Ahmat] came."))
      #expect(result.output.contains("3 hits, 1 near miss in 3 transcripts"))
      try FileManager.default.removeItem(at: trial.footage.appendingPathComponent("A.de.srt"))
      #expect(try Tool.run(["names", "check", trial.footage.path]).status == 0)
      // What plan and run would refuse is said here, too.
      let calls = String(repeating: "Ahmad, ", count: 9) + "he said, come now"
      try trial.write("1\n00:00:01,000 --> 00:00:02,000\n\(calls)\n", to: "A.de.srt")
      let much = try Tool.run(["names", "check", trial.footage.path])
      #expect(much.status == 1 && much.errors.contains("hides 78 % of what is said in it"), "\(much.errors)")
    }
  }
}
