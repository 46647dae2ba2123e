import Files
import Foundation
import Media
import Subtitles
import TestSupport
import Testing

@testable import Speech

/// A story read by another synthesiser than the aligner's own, with pauses of every length and the noise of a room: flite's voice "slt" is made of
/// recordings of a person.
@Suite struct TextAlignerTests {
  private static let sentences = [
    "I was nineteen when they first invited me to the group.", "They listened, and nobody else did.",
    "That was the hook.",
    "They put me in a chat with forty videos a day, every day, until I could think of nothing else.",
    "Then my little sister asked me why I never laughed any more.",
    "I had no answer.", "So I packed my things in the winter of that year and took the first train home.",
    "It took me two years to tell anybody.",
    "Would you have listened?", "If you are in there now, the door opens from the inside.",
  ]

  /// Where each sentence begins, in seconds, and the file.
  private func reading(
    in folder: URL, pauses: [Double], filters: String = "anull"
  ) throws -> (file: String, starts: [Double]) {
    var inputs: [String] = [], parts: [String] = [], starts: [Double] = [], time = 0.0
    for (index, sentence) in Self.sentences.enumerated() {
      let raw = folder.appendingPathComponent("\(index).raw.wav").path
      try Command("flite", ["-voice", "slt", "-t", sentence, "-o", raw]).succeeding()
      // It is silent for a moment before the first word, and after the last.
      let trim = "silenceremove=start_periods=1:start_threshold=-40dB,areverse"
      let file = try Clip.make(["-i", raw, "-af", "\(trim),\(trim)"], "\(index).wav", in: folder)
      let said = try #require(
        Double(
          try Command("ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file])
            .succeeding().output.trimmingCharacters(in: .whitespacesAndNewlines)))
      time += pauses[index % pauses.count]
      starts.append(time)
      time += said
      inputs += ["-i", file]
      parts.append("[\(index)]aresample=16000,adelay=\(Int(pauses[index % pauses.count] * 1000)):all=1[s\(index)]")
    }
    let joined = Self.sentences.indices.map { "[s\($0)]" }.joined() + "concat=n=\(Self.sentences.count):v=0:a=1[speech]"
    let noise =
      "anoisesrc=color=pink:seed=1:sample_rate=16000:amplitude=0.004[noise];[speech][noise]amix=inputs=2:duration=first:normalize=0,\(filters)"
    let output = try Clip.make(
      inputs + ["-filter_complex", (parts + [joined, noise]).joined(separator: ";")], "reading.m4a", in: folder)
    return (output, starts)
  }

  private func align(_ texts: [String], _ file: String, language: String = "en") throws -> TextAligner.Alignment {
    let cues = texts.map { Cue(startMilliseconds: 0, endMilliseconds: 0, text: $0) }
    return try TextAligner.align(
      Transcript(language: language, cues: cues, isTimed: false), to: SourceFile(path: file), tier: .scraped,
      sound: .first)
  }

  @Test(arguments: [[0.4, 1.2, 0.25, 3.0], [2.0], [0.3]], ["anull", "highpass=f=300,lowpass=f=3000,atempo=1.25"])
  func sentencesAreFoundWhereTheyAreSaid(pauses: [Double], filters: String) throws {
    try withTemporaryFolder { folder in
      let (file, starts) = try reading(in: folder, pauses: pauses, filters: filters)
      let alignment = try align(Self.sentences, file)
      let speed = filters.contains("1.25") ? 1.25 : 1.0
      let errors = zip(alignment.transcript.cues, starts).map { abs(Double($0.startMilliseconds) / 1000 - $1 / speed) }
      #expect(errors.sorted()[errors.count / 2] < 0.15, "\(errors)")
      #expect(errors.filter { $0 > 0.3 }.count <= (speed > 1 ? 3 : 0), "\(errors)")
      // Over a telephone and hurried, some are missed; who is told of it can put it right.
      for (error, confidence) in zip(errors, alignment.confidences) where error > 1 {
        #expect(confidence < TextAligner.lowConfidence, "\(error) s, \(confidence)")
      }
      for cue in alignment.transcript.cues {
        #expect(cue.words.map(\.text).joined(separator: " ") == cue.text)
        let times = cue.words.flatMap { [$0.startMilliseconds, $0.endMilliseconds] }
        #expect(
          times == times.sorted() && (times.first ?? 0) >= cue.startMilliseconds
            && (times.last ?? 0) <= cue.endMilliseconds)
      }
    }
  }

  /// Another text than what is said is told by its confidence.
  @Test func whatIsNotSaidIsDoubtful() throws {
    try withTemporaryFolder { folder in
      let (file, _) = try reading(in: folder, pauses: [0.6])
      let other = [
        "Cats purr.", "The quarterly report shows moderate growth in all regions of the southern market.", "Yes.",
        "Bananas, oranges and pears are sold here on Fridays by the harbour.",
      ]
      let right = try align(Self.sentences, file).confidences, wrong = try align(other, file).confidences
      func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
      #expect(mean(wrong) < mean(right) * 0.6, "\(wrong), \(right)")
      #expect(wrong.contains { $0 < TextAligner.lowConfidence })
    }
  }

  @Test func aLanguageWithoutAVoiceAndSilenceAreExplained() throws {
    try withTemporaryFolder { folder in
      let silent = try Clip.make(["-f", "lavfi", "-i", "anullsrc=duration=3"], "silent.wav", in: folder)
      let none = #expect(throws: Failure.self) { try self.align(["Waan tagay."], silent, language: "so") }
      #expect(none?.explanation.reason.contains("no voice") == true)
      let nothing = #expect(throws: Failure.self) { try self.align(["I left."], silent) }
      #expect(nothing?.explanation.reason.contains("no speech") == true)
    }
  }
}
