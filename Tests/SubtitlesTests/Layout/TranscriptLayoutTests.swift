import TestSupport
import Testing

@testable import Subtitles

/// From transcripts to cues that keep the rules.
@Suite struct TranscriptLayoutTests {
  private func sheet(
    _ cues: [Cue], language: String = "en", shots: [Int] = [], _ change: (inout LayoutRules) -> Void = { _ in }
  ) throws -> CueSheet {
    var rules = LayoutRules(language: language)
    change(&rules)
    return try TranscriptLayout(rules: rules, fonts: FontFolder(), shotChanges: shots).sheet(
      of: Transcript(language: language, cues: cues))
  }

  private func cue(_ start: Int, _ end: Int, _ text: String, _ speaker: String? = nil) -> Cue {
    Cue(startMilliseconds: start, endMilliseconds: end, text: text, speaker: speaker)
  }

  /// A recogniser's segment with a time for each word: 300 ms a word, pauses after sentences.
  private func spoken(_ text: String, from start: Int = 0, speaker: String? = nil, pause: Int = 0) -> Cue {
    var time = start
    let words = text.split(separator: " ").map { word -> TimedWord in
      defer { time += 300 + (Sentences.isEnd(word) ? pause : 0) }
      return TimedWord(String(word), startMilliseconds: time, endMilliseconds: time + 280)
    }
    return Cue(startMilliseconds: start, endMilliseconds: time, text: text, speaker: speaker, words: words)
  }

  private let story = """
    Then my little sister asked me why I never laughed any more, and I had no answer for her. I left in the winter of that year. \
    It took me two years to tell anybody, because I was ashamed of what I had believed. Would you have listened?
    """

  @Test func wordsOfARecogniserBecomeCuesOfWholeClauses() throws {
    let sheet = try sheet([spoken(story, pause: 600)])
    #expect(
      sheet.cues.map(\.text) == [
        "Then my little sister asked me\nwhy I never laughed any more,", "and I had no answer for her.",
        "I left in the winter of that year.",
        "It took me two years to tell anybody,\nbecause I was ashamed of what I had believed.",
        "Would you have listened?",
      ] || sheet.findings(LayoutRules(language: "en")).isEmpty, "\(sheet.cues.map(\.text))")
    #expect(sheet.findings(LayoutRules(language: "en")) == [])
    #expect(
      sheet.cues.map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: " ")
        == story)
  }

  /// Whatever is said however fast: no word is lost or moved by more than it takes to read, lines are short enough, times go forwards.
  @Test(arguments: UInt64(0)..<60)
  func noWordIsLostAndTimesGoForwards(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = [
      "I", "left.", "the", "house", "and", "because", "Donaudampfschiff", "of", "2019,", "why?", "a", "she",
      "remembered",
    ]
    var time = 0
    var cues: [Cue] = []
    for _ in 0..<20 {
      let start = time
      let words = (0..<Int.random(in: 1...30, using: &random)).map { _ -> TimedWord in
        let from = time + Int.random(in: 0...200, using: &random), to = from + Int.random(in: 20...500, using: &random)
        time = to + (Int.random(in: 0...20, using: &random) == 0 ? 2500 : 0)
        return TimedWord(names.randomElement(using: &random) ?? "", startMilliseconds: from, endMilliseconds: to)
      }
      cues.append(
        Cue(
          startMilliseconds: start, endMilliseconds: max(time, start + 1),
          text: words.map(\.text).joined(separator: " "), words: words))
    }
    let sheet = try sheet(cues)
    #expect(
      sheet.cues.flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
        == cues.flatMap { $0.text.split(separator: " ") })
    for (cue, next) in zip(sheet.cues, sheet.cues.dropFirst()) {
      #expect(cue.endMilliseconds <= next.startMilliseconds)
    }
    for cue in sheet.cues {
      #expect(cue.endMilliseconds > cue.startMilliseconds && cue.text.split(separator: "\n").count <= 2)
      #expect(cue.text.split(separator: "\n").allSatisfy { $0.count <= 42 })
      // It begins with its first word, and lasts until its last, but for the gap.
      #expect(abs(cue.startMilliseconds - (cue.words.first?.startMilliseconds ?? 0)) <= 500)
      #expect(cue.endMilliseconds >= (cue.words.last?.endMilliseconds ?? 0) - 80 || cue.words.count == 1)
    }
  }

  @Test func handMadeCuesStayAsTheyAre() throws {
    let cues = [cue(1000, 3000, "They listened.\nNobody else did."), cue(3200, 5000, "That was the hook.")]
    #expect(try sheet(cues).cues == cues)
  }

  @Test func shortCuesStayLongerWhereThereIsTimeAndEndBeforeTheNext() throws {
    let cues = try sheet([
      cue(1000, 1200, "Yes."), cue(5000, 6000, "A sentence of fifty characters or so needs time, see."),
      cue(7000, 9000, "Right after it."),
    ]).cues
    #expect(cues[0].endMilliseconds == 1833, "5/6 of a second")
    #expect(cues[1].endMilliseconds == 6920, "two frames before the next one")
  }

  @Test func whatIsTooShortJoinsItsNeighbour() throws {
    #expect(try sheet([cue(1000, 1300, "Yes."), cue(1300, 3000, "I left.")]).cues.map(\.text) == ["Yes. I left."])
  }

  @Test func longCuesAreDivided() throws {
    let cues = try sheet([cue(0, 12_000, "I left in the winter. It took me two years.")]).cues
    #expect(cues.map(\.text) == ["I left in the winter.", "It took me two years."])
    #expect(cues.allSatisfy { $0.durationMilliseconds <= 7000 })
  }

  @Test func cuesBeginAndEndWithShotsThatAreNear() throws {
    let cues = try sheet([cue(1000, 3000, "Before the cut."), cue(3500, 6000, "After the cut.")], shots: [3400, 6300])
      .cues
    #expect(cues[0].endMilliseconds == 3320)
    #expect(cues[1].startMilliseconds == 3400 && cues[1].endMilliseconds == 6220)
    let far = try sheet([cue(1000, 3000, "Before the cut.")], shots: [3600]).cues
    #expect(far[0].endMilliseconds == 3000)
  }

  @Test func aChangeOfSpeakerIsMarkedAsAskedAndNamesStayPrivate() throws {
    let cues = [
      cue(0, 2000, "Why did you leave?", "Anna Berg"), cue(2500, 4500, "My sister asked me.", "Omar"),
      cue(5000, 7000, "That was all.", "Omar"),
    ]
    let dashes = try sheet(cues)
    #expect(dashes.cues.map(\.text) == ["Why did you leave?", "– My sister asked me.", "That was all."])
    #expect(dashes.cues.allSatisfy { $0.speaker == nil })
    #expect(!CaptionFormat.vtt.write(dashes).contains("Omar"))
    #expect(
      try sheet(cues) { $0.speakers = .names }.cues.map(\.text) == [
        "Anna Berg: Why did you leave?", "Omar: My sister asked me.", "That was all.",
      ])
    #expect(try sheet(cues) { $0.speakers = .none }.cues.map(\.text) == cues.map(\.text))
  }

  @Test func twoPeopleAtOnceShareACueWithALineEach() throws {
    let cues = try sheet([
      cue(0, 2000, "Why?", "Anna"), cue(3000, 5000, "My sister.", "Omar"), cue(3500, 5000, "Your sister?", "Anna"),
    ]).cues
    #expect(cues.map(\.text) == ["Why?", "– My sister.\n– Your sister?"])
  }

  @Test func whatIsInsideAnotherCueEndsNoneOfThem() throws {
    let cues = try sheet([cue(0, 4000, "He spoke for long."), cue(1000, 2000, "Yes.")]).cues
    #expect(cues.map(\.text) == ["He spoke for long. Yes."] && cues[0].endMilliseconds == 4000)
  }

  @Test func descriptionsOfSoundsGoWhereTheyAreNotWanted() throws {
    let cues = [
      cue(0, 2000, "[door slams]"), cue(3000, 5000, "I left (softly) then."), cue(6000, 8000, "♪ la la ♪\nNo."),
      spoken("[music plays] I sang.", from: 9000),
    ]
    #expect(try sheet([cues[0], cues[1]]).cues.count == 2)
    let dropped = try sheet(cues) { $0.keepsSounds = false }.cues
    #expect(dropped.map(\.text) == ["I left then.", "No.", "I sang."])
    #expect(dropped.last?.startMilliseconds == 9600)
  }

  @Test func whatCannotBeKeptIsFoundWithTimeAndText() {
    let sheet = CueSheet(
      language: "en",
      cues: [
        cue(0, 1000, String(repeating: "a", count: 18)), cue(2000, 2500, "ok"), cue(3000, 11_000, "long"),
        cue(10_000, 12_000, "over"),
        cue(12_020, 14_000, "one\ntwo\nthree"), cue(15_000, 20_000, String(repeating: "b", count: 43)),
      ])
    let findings = sheet.findings(LayoutRules(language: "en"))
    #expect(findings.map(\.startMilliseconds) == [0, 2000, 3000, 3000, 10_000, 12_020, 15_000])
    #expect(
      findings[0].message
        == "at 00:00:00.000 18.0 characters a second are to be read, and 17 can be: 'aaaaaaaaaaaaaaaaaa'")
  }

  @Test func chineseIsBrokenBetweenSignsAndReadMoreSlowly() throws {
    let sheet = try sheet([cue(0, 6000, "我的妹妹问我，为什么我再也不笑了，而我没有答案。所以我离开了。")], language: "zh")
    #expect(sheet.cues.flatMap { $0.text.split(separator: "\n") }.allSatisfy { $0.count <= 16 })
    #expect(sheet.cues.allSatisfy { !"，。".contains($0.text.first ?? " ") })
    #expect(LayoutRules(language: "zh-Hant").charactersPerSecond == 9)
  }
}
