import Files
import Foundation
import Testing

@Suite struct ExplanationTests {
  @Test func theTextHasAllFourParts() {
    let explanation = Explanation(
      doing: "reading the transcript", path: "A001.en.srt", reason: "it is not text", advice: "Save it as UTF-8")
    #expect("\(explanation)" == "A001.en.srt: while reading the transcript: it is not text. Save it as UTF-8.")
  }

  @Test func hostileNamesCannotDriveATerminal() {
    #expect("a\u{1b}[2Jb\u{202e}c".printable == "a\\u{1b}[2Jb\\u{202e}c")
    #expect("naïve — كلمة".printable == "naïve — كلمة")
  }
}
