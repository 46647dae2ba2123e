import Names
import Testing

@Suite struct NearMissTests {
  static func nearMisses(_ names: [String], _ text: String, _ language: String?) throws -> [NearMiss] {
    NameMatcher(try names.map { NameEntry(id: $0, patterns: [try NamePattern($0)]) })
      .nearMisses(in: text, language: language)
  }

  @Test(arguments: [
    ("Ahmad", "ar", "قال أحمد شيئا", "أحمد", NearMiss.Reason.readsAlikeInAnotherScript),
    ("Ahmad", "ar", "مع والأحمد هنا ولأحمد", "ولأحمد", .readsAlikeInAnotherScript),
    ("Ahmad", "ru", "сказал Ахмад", "Ахмад", .readsAlikeInAnotherScript),
    ("Ahmad", "ru", "с Ахмедом", "Ахмедом", .readsAlikeInAnotherScript),
    ("Ahmad", "de", "Er sah Achmed dort", "Achmed", .soundsAlike),
    ("Ahmad", "tr", "Sonra Ahmet geldi", "Ahmet", .soundsAlike),
    ("Ahmad", "en", "then Ahmed came", "Ahmed", .oneLetterAway),
    ("Ahmad", "en", "then Amhad came", "Amhad", .oneLetterAway),
    ("أحمد", "en", "then Ahmed came", "Ahmed", .readsAlikeInAnotherScript),
    ("Ахмед", "ar", "قال أحمد", "أحمد", .readsAlikeInAnotherScript),
    ("Mohammed", "de", "Dort war Muhamed heute", "Muhamed", .soundsAlike),
    ("Mohammed", "ru", "Это Мухаммад был", "Мухаммад", .readsAlikeInAnotherScript),
    ("Khaled", "fr", "puis Haled vint", "Haled", .soundsAlike),
    ("Khaled", "ar", "قال خالد", "خالد", .readsAlikeInAnotherScript),
    ("Yusuf", "bs", "onda je Jusuf došao", "Jusuf", .oneLetterAway),
    ("Yusuf", "ru", "пришёл Юсуф", "Юсуф", .readsAlikeInAnotherScript),
    ("Yusuf", "en", "then Yousef came", "Yousef", .soundsAlike),
    ("Jamal", "tr", "Sonra Cemal geldi", "Cemal", .soundsAlike),
    ("Ayşe", "ar", "قالت عائشة", "عائشة", .readsAlikeInAnotherScript),
    ("Fatima", "fa", "گفت فاطمه", "فاطمه", .readsAlikeInAnotherScript),
    ("Omar", "he", "אמר עומר", "עומר", .readsAlikeInAnotherScript),
    ("Ali", "ru", "пришёл Али", "Али", .readsAlikeInAnotherScript),
    ("Sarajevo", "sr", "у граду Сарајево", "Сарајево", .readsAlikeInAnotherScript),
    ("Maria", "el", "είπε η Μαρία", "Μαρία", .readsAlikeInAnotherScript),
    ("Abdulrahman", "en", "then Abdul Rahman came", "Abdul Rahman", .oneLetterAway),
    ("Abdulrahman", "en", "then Abd al-Rahman came", "Abd al-Rahman", .oneLetterAway),
    ("Abu Bakr", "tr", "Sonra Ebu Bekir geldi", "Ebu Bekir", .soundsAlike),
    ("عبد الرحمن", "en", "then Abdul Rahman came", "Abdul Rahman", .readsAlikeInAnotherScript),
    ("Hussein", "en", "file ahmad_husein.mp4", "husein", .soundsAlike),
    ("أحمد", "en", "then A7mad came", "A7mad", .readsAlikeInAnotherScript),
    ("خالد", "en", "then 5aled came", "5aled", .readsAlikeInAnotherScript),
    ("Ahmad", "en", "then A7med came", "A7med", .oneLetterAway),
  ])
  func isNear(name: String, language: String, text: String, word: String, reason: NearMiss.Reason) throws {
    for language in [language, nil] {
      let found = try Self.nearMisses([name], text, language)
      let miss = try #require(found.first { $0.text == word }, "\(found.map(\.text))")
      #expect(miss.entry == name)
      #expect(miss.name == name)
      #expect(miss.reason == reason)
      #expect(miss.text == String(text[miss.range]))
      #expect(miss.likeness > 0 && miss.likeness <= 1)
    }
  }

  @Test(arguments: [
    ("Ahmad", "de", "Das Hemd und die Heimat, ein Amt"),
    ("Omar", "ar", "هذا الأمر في أمور كثيرة"),
    ("Ali", "de", "alle, Alle, als, all"),
    ("Ali", "ar", "على الطريق إلى البيت"),
    ("Sam", "en", "the same sum, some Sunday"),
    ("Hassan", "en", "he hasn't chosen the season"),
    ("Ahmad", "en", "Ahmad said, Ahmad's, Ahm4d"),
    ("Sami", "en", "at 5am and 7pm, 20km, MP3, CO2, the 4th"),
  ])
  func isNotNear(name: String, language: String, text: String) throws {
    #expect(try Self.nearMisses([name], text, language).map(\.text) == [])
  }

  @Test func theLikestComesFirstAndIsCounted() throws {
    let text = "Achmed, then Ahmed and Ahmed"
    let found = try Self.nearMisses(["Ahmad"], text, "en")
    #expect(found.map(\.text) == ["Ahmed", "Achmed"])
    #expect(found.map(\.count) == [2, 1])
    #expect(
      NameMatcher([NameEntry(id: "", patterns: [try NamePattern("Ahmad")])]).nearMisses(in: text, limit: 1).count == 1)
  }
}
