import Files
import Foundation
import Pipeline
import Redaction
import TestSupport
import Testing

@testable import Stages

@Suite struct DecisionsFileTests {
  private func read(_ text: String) -> Result<Decisions, PipelineProblems> {
    DecisionsFile.reader.read(text: text, file: "A001.decisions.yaml")
  }

  private func problems(_ text: String) -> [String] {
    guard case .failure(let found) = read(text) else { return [] }
    return found.problems.map { "\($0.line):\($0.column): \($0.message)" }
  }

  @Test func aWholeFileIsRead() throws {
    let decisions = try read(
      """
      decisions: 1
      reviewed: 0123456789abcdef
      people:
        guide: { do: keep, because: "works for us", from: 1.5, to: 20, at: [[2, 0.4, 0.2, 0.1, 0.2], [9.5, 0.5, 0.3]] }
        witness:
          do: hide
          at: [3, 0.1, 0.2]
      regions:
        tag: { shape: ellipse, at: [[1, 0.1, 0.1, 0.2, 0.1]], follow: true, to: 4, cover: black }
        sign: { shape: polygon, at: [[1, 0, 0, 1, 0, 0.5, 1]] }
      ranges:
        phone: { do: black, from: 4, to: 5 }
      texts:
        badge: { do: hide, at: [2, 0.5, 0.6] }
        street: { do: keep, because: "a public place", from: 1, to: 3, at: [[2, 0.5, 0.1, 0.2, 0.05]] }
      voices:
        reporter: { do: keep, because: "works for us", speaker: Interviewer }
        slip: { do: bleep, from: 4, to: 5 }
      """
    ).get()
    #expect(decisions.reviewed == "0123456789abcdef")
    #expect(
      decisions
        == Decisions(
          reviewed: "0123456789abcdef",
          people: [
            "guide": .init(
              .keep, because: "works for us", from: 1.5, to: 20, at: [[2, 0.4, 0.2, 0.1, 0.2], [9.5, 0.5, 0.3]]),
            "witness": .init(.hide, at: [[3, 0.1, 0.2]]),
          ],
          regions: [
            "tag": .init(.ellipse, at: [[1, 0.1, 0.1, 0.2, 0.1]], to: 4, follow: true, cover: .black),
            "sign": .init(.polygon, at: [[1, 0, 0, 1, 0, 0.5, 1]]),
          ], ranges: ["phone": .init(.black, from: 4, to: 5)],
          voices: [
            "reporter": .init(.keep, because: "works for us", speaker: "Interviewer"),
            "slip": .init(.bleep, from: 4, to: 5),
          ],
          texts: [
            "badge": .init(.hide, at: [[2, 0.5, 0.6]]),
            "street": .init(.keep, because: "a public place", from: 1, to: 3, at: [[2, 0.5, 0.1, 0.2, 0.05]]),
          ]))
  }

  @Test(arguments: [
    ("", "1:1: the file says nothing. Begin it with the line 'decisions: 1'"),
    ("person: {}\n", "1:1: unknown key: 'person'. It can be"),
    ("decisions: 2\n", "1:12: unknown value '2' of 'decisions'. It must be a whole number from 1 to 1"),
    ("decisions: 1\nregion: {}\n", "2:1: unknown key: 'region'. Did you mean 'regions'?"),
    (
      "decisions: 1\npeople:\n  guide: { at: [[1, 2, 3]] }\n",
      "3:3: 'guide' needs 'do', which must be keep, hide, merge or split. Write, for example, do: keep"
    ),
    (
      "decisions: 1\npeople:\n  guide: { do: keep, at: [[1, 2, 3]] }\n",
      "3:12: in 'guide', do: keep shows a person as they are. Say why, for whoever reads this later: because: \"...\""
    ),
    (
      "decisions: 1\npeople:\n  guide: { do: hide, at: [[1, 2, 3, 4]] }\n",
      "3:22: in 'guide', a row of at: has 4 numbers. Write seconds, x, y of a point in the face, or seconds, x, y, width, height of its box"
    ),
    (
      "decisions: 1\ntexts:\n  tag: { do: keep, at: [[1, 0.2, 0.3]] }\n",
      "3:10: in 'tag', do: keep lets a text be read. Say why, for whoever reads this later: because: \"...\""
    ),
    (
      "decisions: 1\ntexts:\n  tag: { do: hide, at: [[1, 0.2, 0.3, 0.4]] }\n",
      "3:20: in 'tag', a row of at: has 4 numbers. Write seconds, x, y of a point in the text, or seconds, x, y, width, height of its box"
    ),
    (
      "decisions: 1\ntexts:\n  tag: { do: hide, to: 3, at: [[1, 0.2, 0.3]] }\n",
      "3:20: in 'tag', from: and to: belong to do: keep. Leave them out"
    ),
    ("decisions: 1\npeople:\n  guide: { do: hide, at: [[1, 2]] }\n", "3:26: 'at' must be rows of 3 to 5 numbers"),
    (
      "decisions: 1\nregions:\n  tag: { shape: polygon, at: [[1, 0, 0, 1, 0]] }\n",
      "3:26: in 'tag', a keyframe has 5 numbers, and a polygon needs seconds, then x and y of at least three corners"
    ),
    (
      "decisions: 1\nregions:\n  tag: { shape: box, follow: true, at: [[1, 0, 0, 1, 1], [2, 0, 0, 1, 1]] }\n",
      "3:22: in 'tag', follow: true takes one keyframe, from which the tracker begins. Keep one, or leave out follow"
    ),
    (
      "decisions: 1\nregions:\n  tag: { shape: box, at: [[2, 0, 0, 1, 1], [1, 0, 0, 1, 1]] }\n",
      "3:22: in 'tag', the keyframes are not in the order of their times. Sort them; their first numbers are seconds"
    ),
    (
      "decisions: 1\nregions:\n  tag: { shape: box, at: [[2, 400, 200, 100, 100]] }\n",
      "3:22: in 'tag', 400.0 is far outside the picture."
    ),
    (
      "decisions: 1\nregions:\n  tag: { shape: box, at: [[0, 2, 3, 8, 9]] }\n",
      "3:22: in 'tag', it lies outside the picture throughout."
    ),
    (
      "decisions: 1\nregions:\n  tag: { shape: polygon, at: [[0, 0.1, 0.1, 0.2, 0.2, 0.4, 0.4]] }\n",
      "3:26: in 'tag', the corners of a keyframe lie in one line, and nothing is between them"
    ),
    (
      "decisions: 1\nregions:\n  tag: { shape: box, at: [[0, 0, 0, 1, 1], [1, 0, 0, 1, 1]], from: 2 }\n",
      "3:62: in 'tag', from: 2.0 is not before 1.0, when the last of its keyframes is. Correct one of them"
    ),
    (
      "decisions: 1\nregions:\n  tag: { shape: box, at: [[2, 0, 0, 1, 1], [3, 0, 0, 1, 1]], to: 1 }\n",
      "3:62: in 'tag', to: 1.0 is not after 2.0, when its keyframes are there. Correct one of them"
    ),
    (
      "decisions: 1\nregions:\n  tag: { shape: box, at: [[2, 0, 0, 1, 1]], follow: true, to: 1 }\n",
      "3:59: in 'tag', to: 1.0 is not after 2.0, when the keyframe, from which it is followed, is there. Correct one of them"
    ),
    (
      "decisions: 1\nranges:\n  end: { do: black, from: 3, to: 3 }\n",
      "3:30: in 'end', to: 3.0 is not after from: 3.0. Correct one of them"
    ),
    ("decisions: 1\nnobody: \" \"\n", "2:1: 'nobody' must say why nobody was found"),
    ("decisions: [1\n", "1:12: the list that begins here with '[' is not closed."),
  ]) func everyMistakeIsToldWithItsPlace(_ text: String, _ problem: String) {
    let found = problems(text)
    #expect(found.count == 1 && found[0].hasPrefix(problem), "\(found)")
  }

  /// The review sheet offers one line to copy, and that is a whole file.
  @Test func aFileOfTheReviewMarkAloneIsRead() throws {
    let decisions = try read("reviewed: 0123456789abcdef\n").get()
    #expect(decisions.reviewed == "0123456789abcdef")
    #expect(decisions == (try read("decisions: 1\nreviewed: 0123456789abcdef\n").get()))
    #expect(try read("people: {}\n").get().namedPeople.isEmpty)
  }

  @Test func allMistakesAreToldAtOnce() {
    #expect(
      problems(
        "decisions: 1\npeople:\n  a: { do: kep, at: [[1, 2, 3]] }\n  b: { do: hide, at: 3 }\nranges:\n  c: { do: black, from: 1 }\n"
      ).count == 3)
  }

  @Test func whateverIsWrittenTheReaderDoesNotTrap() {
    let whole =
      "decisions: 1\npeople:\n  guide: { do: keep, because: x, at: [[2, 0.4, 0.2], [3, .nan, 1e999]] }\nregions:\n  t: { shape: polygon, at: [[1,0,0,1,0,1,1]] }\n"
    var random = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      var bytes = Array(whole.utf8)
      for _ in 0..<3 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = "{}[]:,-.0192 \n\"'ae#&*!|>%@".utf8.randomElement(using: &random) ?? 0
      }
      _ = read(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func theSchemaNamesEveryKey() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: DecisionsFile.reader.schema(title: "Decisions")) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(
      Set(properties.keys) == ["decisions", "reviewed", "nobody", "people", "regions", "ranges", "texts", "voices"])
    #expect(schema["required"] as? [String] == [])
  }
}
