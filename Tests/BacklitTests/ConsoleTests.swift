import Testing

@testable import backlit

/// Lines for a terminal are broken and shortened between words.
@Suite struct ConsoleTests {
  private let message = """
    fail  films/a.mp4: while looking for the transcript in 'en': there is none beside the source. Put a.en.srt \
    beside it, or take 'en' out of languages:, or write missing: note.
    """

  @Test func aLineThatFitsStaysAsItIs() {
    let eighty = String(repeating: "x", count: 80)
    for text in ["", "  one  two ", eighty, "one\n\n  two\n"] {
      #expect(text.folded(to: 80) == text)
      if !text.contains("\n") { #expect(text.shortened(to: 80) == text) }
    }
  }

  @Test(arguments: [21, 40, 80, 120]) func foldedLinesFitAndKeepEveryWord(width: Int) {
    let lines = message.folded(to: width).split(separator: "\n")
    #expect(lines.count > 1 && lines.allSatisfy { $0.count <= width }, "\(lines)")
    #expect(lines.flatMap { $0.split(separator: " ") } == message.split(separator: " "))
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") && !$0.hasPrefix("   ") })
  }

  @Test func whatGoesOnIsIndentedLikeItsLineAndTwoMore() {
    #expect("one two three four".folded(to: 9) == "one two\n  three\n  four")
    #expect("  FAILED one two three".folded(to: 14) == "  FAILED one\n    two three")
    #expect("short\none two three".folded(to: 9) == "short\none two\n  three", "each line by itself")
  }

  @Test func aWordThatIsLongerThanALineStaysWhole() {
    #expect("see /a/very/long/path here".folded(to: 10) == "see\n  /a/very/long/path\n  here")
    #expect("/a/very/long/path".folded(to: 10) == "/a/very/long/path")
  }

  @Test(arguments: [20, 39, 79]) func aStatusLineEndsWithAWholeWord(width: Int) throws {
    let short = message.shortened(to: width)
    #expect(short.count <= width && short.hasSuffix(" …"), "\(short)")
    let kept = short.dropLast(2).split(separator: " ")
    #expect(!kept.isEmpty && kept[...] == message.split(separator: " ").prefix(kept.count))
  }

  @Test func ofASingleWordTheBeginningIsShown() {
    #expect("/a/very/long/path".shortened(to: 10) == "/a/very/ …")
    #expect("/a/very/long/path here".shortened(to: 10) == "/a/very/ …")
  }
}
