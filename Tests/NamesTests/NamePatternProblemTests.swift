import Names
import Testing

@Suite struct NamePatternProblemTests {
  @Test(arguments: [
    ("", "the pattern is empty. Write a name, a place or a number."),
    (" \n", "the pattern is empty. Write a name, a place or a number."),
    ("*", "a star alone would match every word. Write at least three letters beside it: Sarajev*."),
    ("**|Ahmad", "a star alone would match every word. Write at least three letters beside it: Sarajev*."),
    ("Ahmad *", "a star stands alone. Leave it off, or write it beside at least three letters: Sarajev*."),
    ("a*", "beside a star stand fewer than three letters. Write more of the name: Sarajev*."),
    ("*ić", "beside a star stand fewer than three letters. Write more of the name: Sarajev*."),
    ("Sa*vo", "a star stands inside a word. Write it at the beginning or the end of a word: Sarajev*."),
    ("\"Amin", "a quotation mark is not closed. Write a second one behind the name: \"Amin\"."),
    ("“Amin” ”", "a quotation mark is not closed. Write a second one behind the name: \"Amin\"."),
    ("\"Amin*\"", "a star stands in quotes. Write it without quotes: Sarajev*."),
    ("Ahmad|", "beside a | stands nothing. Write a spelling on both sides: Ahmad|Ahmed."),
    ("|", "beside a | stands nothing. Write a spelling on both sides: Ahmad|Ahmed."),
    ("-- !", "the pattern holds no letter and no digit. Write a name, a place or a number."),
    (
      "a",
      "one letter would match too many words. Write more of the name, or the letter in double quotes if it stands alone: \"X\"."
    ),
    ("12", "one or two digits would match too many numbers. Write what stands beside them, too: Block 7, Gate 12."),
    ("0170*", "a star stands beside digits. Write the number whole, without a star."),
    ("王", "one character would match many words. Write the name whole, with two or more: 王伟."),
    ("*ing", "it would match many common words, such as anything, being, bring. Write more letters beside the star."),
  ])
  func saysWhatIsWrongAndWhatToWrite(text: String, message: String) {
    #expect(problem(text)?.description == message)
    #expect(problem(text)?.pattern == text)
  }

  @Test(arguments: ["the", "The", "und", "في", "на", "ve", " und "])
  func aWordOfNearlyEverySentenceIsRefused(text: String) {
    #expect(problem(text)?.reason.hasPrefix("it is among the commonest words") == true)
  }

  @Test(arguments: [
    "\"the\"", "\"X\"", "Will", "May", "Can", "Li", "de Gaulle", "مي", "علي", "Sarajev*", "*ovic", "Mar*", "Block 7",
    "王伟",
    "123", "O'Brien", "#Ahmad", "Jean-Luc", "Ahmad|Ahmed", "\"Abu\" Bakr", "N'Djamena", "*hmad*", "J. R. Smith",
  ])
  func isAPattern(text: String) { #expect(problem(text) == nil) }

  private func problem(_ text: String) -> NamePatternProblem? {
    do throws(NamePatternProblem) {
      _ = try NamePattern(text)
      return nil
    } catch {
      return error
    }
  }
}
