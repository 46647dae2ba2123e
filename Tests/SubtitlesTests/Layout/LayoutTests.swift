import Testing

@testable import Subtitles

@Suite struct LayoutTests {
  private func lay(_ text: String, width: Int = 42) -> [Cue] {
    CueLayout(charactersPerLine: width).lay([Cue(startMilliseconds: 1000, endMilliseconds: 7000, text: text)])
  }

  @Test func shortTextsStayOnOneLineAndOwnBreaksAreKept() {
    #expect(lay("I left.").map(\.text) == ["I left."])
    #expect(lay("I left.\nIt took two years.").map(\.text) == ["I left.\nIt took two years."])
  }

  @Test func longTextsBreakAfterPunctuationElseBalancedAndBottomHeavy() {
    #expect(lay("They listened. Nobody else did, and that was the hook.").map(\.text) == ["They listened. Nobody else did,\nand that was the hook."])
    let lines = lay("one two three four five six seven eight nine ten eleven")[0].text.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].count <= lines[1].count)
  }

  @Test func whatDoesNotFitBecomesSeveralCuesThatFillTheSameTime() {
    let text = "Then my little sister asked me why I never laughed any more, and I had no answer, so I left. It took me two years."
    let cues = lay(text, width: 26)
    #expect(cues.count > 1)
    #expect(cues.first?.startMilliseconds == 1000 && cues.last?.endMilliseconds == 7000)
    #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.endMilliseconds == $1.startMilliseconds })
    #expect(cues.map { $0.text.replacingOccurrences(of: "\n", with: " ") }.joined(separator: " ") == text)
  }

  @Test(arguments: [4, 10, 26, 42], ["", "x", "Donaudampfschifffahrtsgesellschaftskapitänswitwe", "你好世界，我们在这里说话。真的吗？是的。", "a b c d e f g h i j k l m n o p q r s t"])
  func noLineIsTooLongAndNoLetterIsLost(width: Int, text: String) {
    let cues = lay(text + " " + text, width: width)
    for line in cues.flatMap({ $0.text.split(separator: "\n") }) { #expect(line.count <= width) }
    for cue in cues { #expect(cue.text.split(separator: "\n").count <= 2) }
    func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    #expect(cues.map { letters($0.text) }.joined() == letters(text + text))
  }

  @Test func rulesThatAreBrokenAreFound() {
    let sheet = CueSheet(
      language: "en",
      cues: [
        Cue(startMilliseconds: 0, endMilliseconds: 1000, text: String(repeating: "a", count: 18)),
        Cue(startMilliseconds: 2000, endMilliseconds: 2500, text: "ok"),
        Cue(startMilliseconds: 3000, endMilliseconds: 11_000, text: "long"), Cue(startMilliseconds: 10_000, endMilliseconds: 12_000, text: "over"),
      ])
    #expect(sheet.findings().map(\.startMilliseconds) == [0, 2000, 3000, 3000])
    #expect(sheet.findings()[0].message.contains("18 characters a second"))
  }

  @Test(arguments: [("ar", true), ("ar-SY", true), ("fa", true), ("ku", false), ("ku-Arab", true), ("az-Latn", false), ("en", false), ("he", true)])
  func directionFollowsTheScript(language: String, isRightToLeft: Bool) {
    #expect(CueSheet(language: language, cues: []).isRightToLeft == isRightToLeft)
  }
}
