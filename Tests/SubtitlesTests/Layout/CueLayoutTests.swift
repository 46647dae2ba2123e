import Testing

@testable import Subtitles

/// Lines and cues for a picture.
@Suite struct CueLayoutTests {
  private func lay(_ text: String, language: String = "en", width: Int = 42, words: [TimedWord] = []) throws -> [Cue] {
    let layout = CueLayout(
      limit: LineLimit(characters: width), rules: LayoutRules(language: language),
      fonts: FontSet(language: language, folder: FontFolder()))
    return try layout.lay([Cue(startMilliseconds: 1000, endMilliseconds: 7000, text: text, words: words)])
  }

  @Test func shortTextsStayOnOneLineAndOwnBreaksAreKept() throws {
    #expect(try lay("I left.").map(\.text) == ["I left."])
    #expect(try lay("I left.\nIt took two years.").map(\.text) == ["I left.\nIt took two years."])
  }

  /// Netflix Timed Text Style Guide, line treatment, in the languages that have a list of small words.
  @Test(arguments: [
    (
      "en", "They listened. Nobody else did, and that was the hook.",
      "They listened. Nobody else did,\nand that was the hook."
    ),
    (
      "en", "They told me that nobody would ever believe the story",
      "They told me\nthat nobody would ever believe the story"
    ),
    ("en", "I wanted to go back to the house of my grandmother", "I wanted to go back\nto the house of my grandmother"),
    (
      "de", "Sie fragten mich immer wieder warum ich jetzt gegangen bin",
      "Sie fragten mich immer wieder\nwarum ich jetzt gegangen bin"
    ),
    ("fr", "Je ne savais plus rien de la vie que j'avais avant", "Je ne savais plus rien\nde la vie que j'avais avant"),
    (
      "ar", "سألتني أختي الصغيرة في البيت القديم لماذا لا أضحك في الليل مع الناس",
      "سألتني أختي الصغيرة في البيت القديم\nلماذا لا أضحك في الليل مع الناس"
    ),
    (
      "tr", "Kız kardeşim bana bunun için artık neden hiç gülmediğimi sordu",
      "Kız kardeşim bana bunun için artık\nneden hiç gülmediğimi sordu"
    ),
  ])
  func linesBreakAtTheBestPlace(language: String, text: String, broken: String) throws {
    #expect(try lay(text, language: language).map(\.text) == [broken])
  }

  @Test func withoutABetterPlaceTheLowerLineIsTheLongerOne() throws {
    let lines = try lay("one two three four five six seven eight nine ten eleven")[0].text.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].count <= lines[1].count)
  }

  @Test func whatDoesNotFitBecomesSeveralCuesThatFillTheSameTime() throws {
    let text =
      "Then my little sister asked me why I never laughed any more, and I had no answer, so I left. It took me two years."
    let cues = try lay(text, width: 26)
    #expect(cues.count > 1)
    #expect(cues.first?.startMilliseconds == 1000 && cues.last?.endMilliseconds == 7000)
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.endMilliseconds == $1.startMilliseconds })
    #expect(cues.map { $0.text.replacingOccurrences(of: "\n", with: " ") }.joined(separator: " ") == text)
  }

  /// Where the times of words are known, the parts begin with them.
  @Test func partsBeginWhenTheirFirstWordIsSaid() throws {
    let text = "She asked me why. I had no answer for her at all that night, none."
    let names = text.split(separator: " ").map(String.init)
    let words = names.enumerated().map {
      TimedWord(
        $1, startMilliseconds: 1000 + ($0 > 3 ? 3000 : 0) + $0 * 100,
        endMilliseconds: 1080 + ($0 > 3 ? 3000 : 0) + $0 * 100)
    }
    let cues = try lay(text, width: 26, words: words)
    #expect(cues.map { $0.text.prefix(2) } == ["Sh", "I "])
    #expect(cues.last?.startMilliseconds == 4400)
  }

  @Test(
    arguments: [4, 10, 26, 42],
    [
      "", "x", "Donaudampfschifffahrtsgesellschaftskapitänswitwe", "你好世界，我们在这里说话。真的吗？是的。",
      "a b c d e f g h i j k l m n o p q r s t",
    ])
  func noLineIsTooLongAndNoLetterIsLost(width: Int, text: String) throws {
    let cues = try lay(text + " " + text, width: width)
    for line in cues.flatMap({ $0.text.split(separator: "\n") }) { #expect(line.count <= width) }
    for cue in cues { #expect(cue.text.split(separator: "\n").count <= 2) }
    func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    #expect(cues.map { letters($0.text) }.joined() == letters(text + text))
  }

  /// Characters are a rule of thumb: forty capitals are wider than forty small letters.
  @Test func wideLettersAreMeasuredAndNotCounted() throws {
    let canvas = SubtitleCanvas(width: 1080, height: 1080, left: 54, right: 54, top: 54, bottom: 54)
    let rules = LayoutRules(language: "en")
    let layout = CueLayout(
      limit: canvas.limit(for: rules), rules: rules, fonts: FontSet(language: "en", folder: FontFolder()))
    func lines(_ text: String) throws -> Int {
      try layout.lay([Cue(startMilliseconds: 0, endMilliseconds: 3000, text: text)]).reduce(0) {
        $0 + $1.text.split(separator: "\n").count
      }
    }
    #expect(try lines("illicit little lilies fill still hills.") == 1)
    #expect(try lines("WHY WOMEN WHO WAITED WOULD WALK AWAY.") == 2)
  }
}
