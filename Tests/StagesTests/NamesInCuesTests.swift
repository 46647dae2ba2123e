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
    ("Abuahmad's son", "Abu my friend's son"),
    ("I saw @hm4d. 7amed", "I saw my friend. 7amed"), ("Saw $Ahmad$", "Saw $my friend$"),
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

  @Test(arguments: [
    (["I saw Ahmad.", "Ahmad and Ahmad"], "en", false), (["Ahmad!"], "en", false),
    (["Ahmad!", "Ahmad? Ahmad!"], "en", false),
    (["Abu Bakr, Ahmad!", "Ahmad, Abu Bakr!"], "en", false), (["Ahmad, Ahmed", "Sarajevo!"], "en", true),
    (["Ahmad, Ahmed", "Sarajevo and"], "en", false),
    (["Ahmad and Ahmad and Ahmad and Ahmad", "and Ahmad and Ahmad, Ahmad"], "en", true),
    (["Ahmad and he and Ahmad and somebody", "and nobody and Ahmad saw"], "en", false),
    (["أحمد أحمد أحمد أحمد أحمد أحمد أحمد", "قال أحمد أحمد أحمد أحمد"], "ar", true),
    ([], "en", false), (["…"], "en", false),
  ]) func aListThatHidesNearlyEverythingIsTold(_ texts: [String], _ language: String, _ isTooMuch: Bool) throws {
    #expect(try hidden(texts, language).isTooMuch == isTooMuch)
  }

  @Test func charactersAreWordsWhereNothingDividesThem() throws {
    let list = try names("hide: { w: { match: 王伟 } }")
    func cue(_ text: String) -> Transcript {
      Transcript(language: "zh", cues: [Cue(startMilliseconds: 0, endMilliseconds: 900, text: text)])
    }
    #expect(NamesInCues(cue("王伟王偉王伟王伟王伟王伟王伟王伟王伟王伟王伟他说王伟"), list).isTooMuch)
    #expect(!NamesInCues(cue("王伟说王伟和王伟"), list).isTooMuch)
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
