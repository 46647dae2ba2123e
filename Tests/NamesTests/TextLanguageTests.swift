import Names
import Testing

@Suite struct TextLanguageTests {
  /// "Same" is a case of Sam in Bosnian, and a word in English.
  @Test(arguments: [
    ("Ahmed", "Ahmedom", "bs", 1), ("Ahmed", "Ahmedom", "en", 0), ("Ahmed", "Ahmedom", "bs-Latn-BA", 1),
    ("Ahmed", "Ahmedom", nil, 1), ("Ahmed", "Ahmedom", "und", 1), ("Ahmed", "Ahmedom", "bos", 1),
    ("Ahmed", "Ahmedde", "TR", 1), ("Ahmed", "Ahmedde", "tr_TR", 1), ("Ahmed", "Ahmedde", "de", 0),
    // The endings of a language that writes another script are not those of a name in this one.
    ("Ahmed", "Ahmedom", "ar", 1), ("أحمد", "أحمدنا", "en", 1), ("Мурад", "Мурадом", "en", 1),
    // A language without endings here takes those of all.
    ("Ahmed", "Ahmedom", "eu", 1),
  ])
  func endingsAreThoseOfTheLanguage(pattern: String, word: String, language: String?, count: Int) throws {
    #expect(try NamePattern(pattern).hits(in: "x \(word)", language: language).count == count)
  }

  /// A capital inside a sentence says that a word is a name; without one it is the common word.
  @Test(arguments: [
    ("vidim Sama danas", "bs", 1), ("vidim sama danas", "bs", 0), ("To je. Same su", "bs", 0),
    ("VIDIM SAMA DANAS", "bs", 0),
    ("the same", nil, 0), ("vidim Sama", nil, 1),
  ])
  func capitalsTellNamesFromWords(text: String, language: String?, count: Int) throws {
    #expect(try NamePattern("Sam").hits(in: text, language: language).count == count)
  }
}
