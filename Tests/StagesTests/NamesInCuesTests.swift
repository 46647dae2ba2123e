import Files
import Pipeline
import Subtitles
import Testing

@testable import Stages

@Suite struct NamesInCuesTests {
  private static let list = """
    hide:
      ahmad: { match: ["Ahmed|Ahmad", أحمد], with: { en: my friend, ar: صديقي } }
      bakr: { match: Abu Bakr, with: "" }
      town: { match: "Sarajev*" }
    """

  private func names(_ text: String = Self.list) throws -> NamesList {
    NamesList([try NamesFile.reader.read(text: text, file: "names.yaml").get()])
  }

  private func hidden(_ texts: [String], _ language: String = "en") throws -> NamesInCues {
    let cues = texts.enumerated().map { index, text in
      Cue(
        startMilliseconds: index * 1000, endMilliseconds: index * 1000 + 900, text: text, speaker: nil,
        words: [TimedWord(text, startMilliseconds: index * 1000, endMilliseconds: index * 1000 + 900)])
    }
    return NamesInCues(Transcript(language: language, cues: cues), try names())
  }

  @Test(arguments: [
    ("I saw Ahmad there.", "I saw my friend there."), ("AHMED’s brother", "my friend’s brother"),
    ("From Sarajevo, he said.", "From […], he said."), ("Nobody.", "Nobody."),
  ]) func otherWordsStandInTheirPlace(_ text: String, _ read: String) throws {
    #expect(try hidden([text]).replaced().cues.map(\.text) == [read])
  }

  @Test func conjunctionsStayAndArticlesGo() throws {
    #expect(try hidden(["وأحمد قال"], "ar").replaced().cues.map(\.text) == ["وصديقي قال"])
  }

  @Test func aNameMayReachIntoTheNextCueOrLine() throws {
    #expect(try hidden(["I knew Abu", "Bakr well."]).replaced().cues.map(\.text) == ["I knew", "well."])
    #expect(try hidden(["I knew Abu\nBakr well."]).replaced().cues.map(\.text) == ["I knew well."])
    #expect(try hidden(["Abu Bakr", "Who?"]).replaced().cues.map(\.text) == ["Who?"], "of which nothing is left")
  }

  @Test func whatIsHeardBetweenKeepsNoNameApart() throws {
    #expect(
      try hidden(["My friend Abu [door]", "Bakr went."]).replaced().cues.map(\.text) == ["My friend", "went."])
    #expect(
      try hidden(["My friend Abu", "[door]", "Bakr went."]).replaced().cues.map(\.text) == [
        "My friend", "[door]", "went.",
      ])
  }

  /// "Abu Ahmad Bakr", where nothing is read for Ahmad.
  @Test func whatReplacingBringsTogetherIsReplacedToo() throws {
    let list = NamesList([
      try NamesFile.reader.read(
        text: "hide: { a: { match: Ahmad, with: \"\" }, b: { match: Abu Bakr } }", file: "names.yaml"
      ).get()
    ])
    let cue = Cue(startMilliseconds: 0, endMilliseconds: 900, text: "I saw Abu Ahmad Bakr.")
    let hidden = NamesInCues(Transcript(language: "en", cues: [cue]), list)
    #expect(try hidden.replaced().cues.map(\.text) == ["I saw […]."])
  }

  @Test func timesOfWordsGoWithTheWords() throws {
    let cues = try hidden(["I saw Ahmad.", "Nobody."]).replaced().cues
    #expect(cues.map(\.words.isEmpty) == [true, false])
    #expect(cues.map(\.startMilliseconds) == [0, 1000])
  }

  @Test func whoSpeaksIsHiddenToo() throws {
    let cue = Cue(startMilliseconds: 0, endMilliseconds: 900, text: "I left.", speaker: "AHMAD")
    let hidden = NamesInCues(Transcript(language: "en", cues: [cue]), try names())
    #expect(try hidden.replaced().cues.map(\.speaker) == ["my friend"])
  }

  @Test(arguments: [
    ("hide: { a: { match: \"*\" } }", 1), ("hide: { a: { match: Ahmad, with: with Ahmed } , b: { match: Ahmed } }", 1),
    ("hide: { a: { match: Ahmad, with: { english: x } } }", 1), ("hide: {}", 1), ("hide: { a: { with: x } }", 1),
    ("hide: { a: { match: [\"b*\", \"\"] } }", 2), ("hide: [", 1), ("names: 2\nhide: { a: { match: Ahmad } }", 1),
  ]) func whatCannotBeMeantIsSaidWithItsLine(_ text: String, _ count: Int) throws {
    guard case .failure(let problems) = NamesFile.reader.read(text: text, file: "names.yaml") else {
      Issue.record("it was read")
      return
    }
    #expect(problems.problems.count == count, "\(problems.problems)")
    #expect(problems.problems.allSatisfy { $0.description.hasPrefix("names.yaml:") })
  }
}
