import Pipeline
import Testing

@testable import backlit

/// Many notes of a kind are one line.
@Suite struct NoteGroupsTests {
  private func lines(_ findings: [Finding]) -> [String] {
    var groups = NoteGroups()
    for finding in findings { groups.add(finding) }
    return groups.lines(sheet: "/out.workspace/review.html", report: "/out.workspace/report.json")
  }

  private func note(_ check: String, _ message: String, file: String? = "A001.mov") -> Finding {
    Finding(.warning, check: check, file: file, message)
  }

  @Test func oneNoteIsToldInItsOwnWords() {
    #expect(lines([]) == [])
    #expect(
      lines([note("nobody-found", "look whether that is right")]) == [
        "note A001.mov: look whether that is right [nobody-found]"
      ])
    #expect(
      lines([note("look-here", "track 1: look there")]) == ["note A001.mov: track 1: look there [look-here]"])
    #expect(lines([note("never-checked", "nobody looks", file: nil)]) == ["note nobody looks [never-checked]"])
  }

  @Test func ofManyTheFirstIsToldAndTheOthersAreCounted() {
    let rules = (1...3).map { note("subtitle-rule", "en: cue \($0) is too fast") }
    #expect(
      lines(rules) == [
        "note A001.mov: en: cue 1 is too fast; and 2 more of this kind: /out.workspace/report.json [subtitle-rule]"
      ])
  }

  /// What they say stands on the page that shows the moments.
  @Test func momentsThatWantALookAreCounted() {
    let looks = (1...12).map { note("look-here", "track \($0): look there") }
    #expect(
      lines(looks) == ["note A001.mov: 12 moments want a look: /out.workspace/review.html [look-here]"])
  }

  @Test func withoutASheetTheReportHasThem() {
    var groups = NoteGroups()
    for number in 1...2 { groups.add(note("look-here", "\(number)")) }
    #expect(
      groups.lines(sheet: nil, report: "/report.json") == [
        "note A001.mov: 2 moments want a look: /report.json [look-here]"
      ])
  }

  @Test func kindsStayInTheOrderInWhichTheyCame() {
    let mixed = [
      note("look-here", "one"), note("subtitle-rule", "two"), note("look-here", "three"), note("follow-ended", "four"),
    ]
    #expect(
      lines(mixed) == [
        "note A001.mov: 2 moments want a look: /out.workspace/review.html [look-here]",
        "note A001.mov: two [subtitle-rule]", "note A001.mov: four [follow-ended]",
      ])
  }

  @Test func whatAFileIsCalledCannotDriveATerminal() {
    let hostile = (1...2).map { note("look-here", "\($0)", file: "A\u{1b}[2J.mov") }
    #expect(
      lines(hostile) == ["note A\\u{1b}[2J.mov: 2 moments want a look: /out.workspace/review.html [look-here]"])
  }
}
