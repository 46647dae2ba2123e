import Files
import Testing

@testable import Speech

@Suite struct MachineReaderTests {
  private func seconds(_ text: String, within: Double, language: String = "en") throws -> Double {
    let passage = SpokenPassage(start: 0, end: within, text: text, speaker: nil)
    let samples = try MachineReader(language: language, speakers: []).read(0, of: [passage], within: within)
    return Double(samples.count) / Double(ReaderTrackWriter.sampleRate)
  }

  private static let sentence = "Nobody asked me why I left, and nobody came to see me in the winter."

  @Test func itReadsAsFastAsItMustAndNoFasterThanCanBeFollowed() throws {
    let free = try seconds(Self.sentence, within: 20)
    #expect((3...7).contains(free), "\(free)")
    let pressed = try seconds(Self.sentence, within: free * 0.75)
    #expect(pressed <= free * 0.76, "\(pressed) of \(free)")
    let impossible = try seconds(Self.sentence, within: 0.5)
    #expect(impossible > free * 0.5, "\(impossible) of \(free): at most 260 words a minute")
  }

  @Test(arguments: ["ar", "tr", "bs", "fr", "de", "ru", "fa"]) func itReadsTheLanguagesOfInterviews(
    _ language: String
  ) throws {
    let text = ["ar": "تركت الجماعة", "ru": "Я ушёл", "fa": "من رفتم"][language] ?? "Amina Sarajevo"
    #expect(try seconds(text, within: 5, language: language) > 0.3)
  }

  @Test func aLanguageWithoutAVoiceIsAnError() {
    #expect {
      try MachineReader.check(language: "so")
    } throws: {
      "\($0)".contains("no voice for that language") && "\($0)".contains("let a person read it")
    }
  }
}
