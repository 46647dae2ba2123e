import Testing

@testable import Subtitles

@Suite struct TypedLabelsTests {
  private func read(_ text: String, _ language: String = "en") -> (text: String, speaker: String?, notes: Int) {
    let cue = Cue(startMilliseconds: 0, endMilliseconds: 900, text: text)
    let labels = TypedLabels(in: [cue], language: language)
    return (labels.cues[0].text, labels.cues[0].speaker, labels.notes.count)
  }

  @Test(arguments: [
    ("AHMAD: I left.", "I left.", "AHMAD", 0), ("Ahmad B.: I left.", "I left.", "Ahmad B.", 1),
    (">> OMAR: Yes.", "Yes.", "OMAR", 0), ("أحمد: غادرت", "غادرت", "أحمد", 1),
    ("REPORTER: Why?\nAHMAD: I left.", "– Why?\n– I left.", "REPORTER", 0), ("AHMAD:", "…", "AHMAD", 0),
  ]) func whoSpeaksIsTakenOutOfTheText(_ text: String, _ said: String, _ speaker: String, _ notes: Int) {
    let found = read(text, text.contains("أ") ? "ar" : "en")
    #expect(found.text == said && found.speaker == speaker && found.notes == notes, "\(found)")
  }

  @Test(arguments: [
    "He said: come.", "And then: nothing.", "At 12:30 I left.", "I left: for good.", "12: the bus", "one: two",
    "This is what we all of us heard: nothing",
  ]) func whatIsSaidStays(_ text: String) {
    let found = read(text)
    #expect(found.text == text && found.speaker == nil, "\(found)")
  }

  @Test func speechThatIsToldIsNoLabel() {
    let said = ["سألتني أختي الصغيرة: لماذا", "Omar asked: Why?"] + Array(repeating: "Nothing.", count: 5)
    let cues = said.map { Cue(startMilliseconds: 0, endMilliseconds: 900, text: $0) }
    #expect(TypedLabels(in: cues, language: "ar").cues == cues)
  }

  @Test func timesOfWordsStayWithTheWords() {
    func word(_ text: String, _ at: Int) -> TimedWord {
      TimedWord(text, startMilliseconds: at, endMilliseconds: at + 1)
    }
    let cue = Cue(
      startMilliseconds: 0, endMilliseconds: 900, text: "OMAR: I left.",
      words: [word("OMAR:", 0), word("I", 1), word("left.", 2)])
    #expect(TypedLabels(in: [cue], language: "en").cues[0].words.map(\.text) == ["I", "left."])
  }

  @Test func whatAFormatSaysOfTheSpeakerCounts() {
    let cue = Cue(startMilliseconds: 0, endMilliseconds: 900, text: "Listen: I left.", speaker: "Omar")
    #expect(TypedLabels(in: [cue], language: "en").cues == [cue])
  }
}
