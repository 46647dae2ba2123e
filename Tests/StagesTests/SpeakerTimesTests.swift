import Subtitles
import Testing

@testable import Stages

@Suite struct SpeakerTimesTests {
  private func transcript(_ cues: [(Int, Int, String)], _ language: String = "en") -> Transcript {
    Transcript(
      language: language,
      cues: cues.map { Cue(startMilliseconds: $0.0 * 1000, endMilliseconds: $0.1 * 1000, text: $0.2) })
  }

  private func text(_ ranges: [Range<Double>]) -> [String] { ranges.map { "\($0.lowerBound) \($0.upperBound)" } }

  @Test func whoIsKeptIsHeardOnlyWhereNobodyElseSpeaks() {
    let times = SpeakerTimes(
      in: [
        transcript([
          (0, 4, "Reporter: Why?"), (4, 8, "ANNA: I left."), (8, 10, "And then?"),
          (12, 16, "reporter: So?\n- Because."),
          (20, 24, "Reporter: One.\nAnna: Two."), (30, 34, "REPORTER: Thanks."),
        ])
      ])
    #expect(times.knows("reporter") && times.knows("Anna") && !times.knows("Bob"))
    #expect(text(times.surely("Reporter")) == ["0.0 3.75", "30.0 34.0"])
  }

  @Test func ofSeveralTranscriptsWhatAllSayIsKeptAndWhatAnySaysIsHidden() {
    let times = SpeakerTimes(
      in: [
        transcript([(0, 10, "REPORTER: Why did you go?")]),
        transcript([(0, 5, "REPORTER: Warum?"), (6, 10, "AHMAD: Darum.")], "de"),
        transcript([(0, 9, "Pourquoi")], "fr"),
      ])
    #expect(text(times.surely("REPORTER")) == ["0.0 5.0"])
    #expect(text(times.perhaps("Ahmad")) == ["5.75 12.0"])
  }

  @Test func whoIsHiddenIsHiddenWhereverItIsPerhapsThey() {
    let times = SpeakerTimes(
      in: [
        transcript([
          (1, 2, "Anna: I left."), (3, 5, "It was night."), (6, 8, "Reporter: And?"), (20, 22, "Anna: Nothing."),
          (22, 23, "Reporter: Oh."), (40, 42, "Reporter: Yes?\nAnna: Yes."),
        ])
      ])
    #expect(text(times.perhaps("anna")) == ["0.75 6.0", "19.75 22.25", "39.75 44.0"])
  }
}
