import Testing

@testable import Subtitles

@Suite struct SubRipFormatTests {
  private func parse(_ text: String) throws -> [Cue] { try SubRipFormat.parse(TextLines(text)).cues }
  private let two = [
    Cue(startMilliseconds: 1000, endMilliseconds: 2500, text: "One"),
    Cue(startMilliseconds: 3000, endMilliseconds: 4000, text: "Two"),
  ]

  @Test(arguments: [
    "1\n00:00:01,000 --> 00:00:02,500\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
    "1\r\n00:00:01,000 --> 00:00:02,500\r\nOne\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nTwo\r\n",
    "1\r00:00:01,000 --> 00:00:02,500\rOne\r\r2\r00:00:03,000 --> 00:00:04,000\rTwo",
    "00:00:01.000 --> 00:00:02.500\nOne\n\n00:00:03.0 --> 00:00:04.00\nTwo",
    "1\n0:00:01,0 --> 0:00:02,5\nOne\n2\n0:00:03,000 --> 0:00:04,000\nTwo\n\n\n",
    "7\n00:01,000 --> 00:02,500 X1:0 X2:99\n{\\i1}<i>One</i>\n\n7\n00:03,000 --> 00:04,000\n<font color=\"red\">Two</font>",
  ])
  func dirtIsUnderstood(text: String) throws {
    #expect(try parse(text) == two)
  }

  @Test func aBlankLineInsideATextIsNotItsEnd() throws {
    let cues = try parse("1\n00:00:01,000 --> 00:00:02,000\nabove\n\nbelow\n\n2\n00:00:03,000 --> 00:00:04,000\nnext")
    #expect(cues.map(\.text) == ["above\nbelow", "next"])
  }

  @Test func aNumberAsTheLastLineOfATextStays() throws {
    let cues = try parse("1\n00:00:01,000 --> 00:00:02,000\nHow old?\n42\n\n2\n00:00:03,000 --> 00:00:04,000\nnext")
    #expect(cues.map(\.text) == ["How old?\n42", "next"])
  }

  @Test(arguments: [
    ("1\n00:00:02,000 --> 00:00:01,000\nOne", 2), ("1\n00:00:0x,000 --> 00:00:01,000\nOne", 2),
    ("Dear Sir,\nthis is a letter.", 1),
    ("1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n--> 00:00:04,000\nTwo", 6),
  ])
  func whatCannotBeUnderstoodIsReportedWithItsLine(text: String, line: Int) {
    let error = #expect(throws: TranscriptError.self) { try self.parse(text) }
    #expect(error?.line == line)
  }
}
