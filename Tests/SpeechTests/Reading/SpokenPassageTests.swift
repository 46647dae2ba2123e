import Testing

@testable import Speech

@Suite struct SpokenPassageTests {
  private func line(_ start: Double, _ end: Double, _ text: String, _ speaker: String? = nil) -> SpokenPassage.Line {
    .init(start: start, end: end, text: text, speaker: speaker)
  }

  private func texts(_ lines: [SpokenPassage.Line]) -> [String] {
    SpokenPassage.passages(of: lines) { $0.hasSuffix(".") }.map(\.text)
  }

  @Test func aSentenceThatGoesOnIsSaidInOneGo() {
    let lines = [line(0, 1, "Nobody asked me why,"), line(1.1, 2, "and\nnobody came."), line(2.1, 3, "I left.")]
    #expect(texts(lines) == ["Nobody asked me why, and nobody came.", "I left."])
    let passages = SpokenPassage.passages(of: lines) { $0.hasSuffix(".") }
    #expect(passages.map(\.start) == [0, 2.1] && passages.map(\.end) == [2, 3])
  }

  @Test func aPauseOrSomebodyElseBeginsAnew() {
    #expect(texts([line(0, 1, "I went"), line(1.7, 2, "home.")]).count == 2, "a pause")
    #expect(texts([line(0, 1, "I went", "A"), line(1.1, 2, "home.", "B")]).count == 2, "another speaker")
    #expect(texts([line(0, 9, "I went"), line(9.1, 18, "home.")]).count == 2, "too long to be fitted")
  }

  @Test func whatNobodySaysIsLeftOut() {
    #expect(texts([line(0, 1, "I went"), line(1, 2, "…"), line(2, 3, "home.")]) == ["I went", "home."])
    #expect(texts([line(0, 1, " ")]).isEmpty)
  }
}
