import Testing

@testable import Pipeline

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("en", "en"), ("EN", "en"), ("ku-latn", "ku-Latn"), ("pt-br", "pt-BR"), ("zh-hans-cn", "zh-Hans-CN"),
    ("es-419", "es-419"), ("en_US", "en-US"), ("zh_hant_TW", "zh-Hant-TW"), ("eng", "en"), ("ARA", "ar"),
    ("deu", "de"), ("ger-AT", "de-AT"), ("chi", "zh"), ("zho", "zh"), ("per", "fa"), ("ckb", "ckb"), ("prs", "prs"),
    ("iw", "he"), ("in", "id"),
  ]) func canonicalSpelling(_ text: String, _ tag: String) { #expect(LanguageTag.canonical(text) == tag) }

  @Test(arguments: ["", "e", "english", "en-", "-en", "en--us", "en_", "_", "en-toolongpart", "عر", "en-x", "12"])
  func isNoTag(_ text: String) { #expect(LanguageTag.canonical(text) == nil) }

  @Test(arguments: [("english", "en"), ("Arabic", "ar"), ("en", "en"), ("pt_BR", "pt-BR"), ("ckb", "ckb")])
  func knownLanguages(_ text: String, _ tag: String) { #expect(LanguageTag.known(text) == tag) }

  /// What a pipeline file asks for: two letters are a language of the list or a mistake, three may be any of thousands.
  @Test(arguments: ["xx", "us", "uk-UA", "XX-Latn", "jp", "en", "sh", "iw", "kmr", "enn"])
  func twoLettersAreOneOfTheList(_ text: String) {
    let isNone = ["xx", "us", "XX-Latn", "jp"].contains(text)
    #expect(LanguageTag.possible(text) == (isNone ? nil : LanguageTag.canonical(text)))
  }

  @Test(arguments: ["v2", "01", "cut", "hd", "final", "", "en-"]) func partsOfFileNamesAreNoLanguages(_ text: String) {
    #expect(LanguageTag.known(text) == nil)
  }

  /// 184 languages have two letters, and 20 of them a bibliographic code besides the terminological one.
  @Test func tableOfThreeLettersIsWhole() {
    #expect(LanguageCodes.twoLetters.count == 204)
    #expect(Set(LanguageCodes.twoLetters.values).count == 184)
    #expect(LanguageCodes.twoLetters.allSatisfy { $0.key.count == 3 && $0.value.count == 2 })
  }

  @Test(arguments: [
    ("en", ["ar", "en"], "en"), ("en", ["en-US"], "en-US"), ("en", ["en-US", "en"], "en"), ("en-US", ["en"], "en"),
    ("pt", ["pt-BR", "es"], "pt-BR"), ("eng", ["en_us"], "en_us"),
    ("zh-Hant", ["zh-Hans", "zh-Hant-HK"], "zh-Hant-HK"),
    ("zh-Hant", ["zh-CN", "zh-TW"], "zh-TW"), ("zh-Hant", ["zh", "zh-Hant-TW"], "zh-Hant-TW"),
    ("ku", ["ku-Latn"], "ku-Latn"),
    ("en-GB", ["en-US", "en"], "en"), ("sr-Latn", ["sr-Cyrl", "sr-Latn-RS"], "sr-Latn-RS"), ("en", ["EN"], "EN"),
    ("en", ["en-US", "en-US"], "en-US"),
  ]) func best(_ wanted: String, _ among: [String], _ tag: String) {
    #expect(LanguageTag.best(for: wanted, among: among) == tag)
  }

  @Test(arguments: [
    ("zh-Hant", ["zh-Hans"]), ("zh-Hant", ["zh-CN"]), ("en", ["ar", "eo"]), ("en", []), ("en-GB", ["en-US"]),
    ("ku", ["ckb"]),
    ("", ["en"]), ("en", [""]), ("sr-Latn", ["sr-Cyrl"]),
  ]) func noneServes(_ wanted: String, _ among: [String]) {
    #expect(LanguageTag.best(for: wanted, among: among) == nil)
    #expect(LanguageTag.serving(wanted, among: among).isEmpty)
  }

  @Test(arguments: [
    ("en", ["en-US", "en-GB", "ar"], ["en-US", "en-GB"]), ("zh", ["zh-Hans", "zh-Hant"], ["zh-Hans", "zh-Hant"]),
  ])
  func whereTwoServeEquallyWellNoneIsBestAndBothAreTold(_ wanted: String, _ among: [String], _ both: [String]) {
    #expect(LanguageTag.best(for: wanted, among: among) == nil)
    #expect(LanguageTag.serving(wanted, among: among) == both)
  }
}
