import Pipeline
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("Breaking the brand", "breaking-the-brand"), ("  --A  &  B--  ", "a-b"),
    ("Žižek, Łódź & São Paulo", "zizek-lodz-sao-paulo"),
    ("Straße Ærø Œuvre", "strasse-aero-oeuvre"), ("Tiếng Việt", "tieng-viet"), ("İstanbul ışık", "istanbul-isik"),
    ("don’t", "dont"),
    ("Київ і Щастя", "kiyiv-i-shchastya"), ("e\u{301}te\u{301}", "ete"), ("Þingvellir", "thingvellir"), ("№ 5", "5"),
    ("ﬁn", "fin"),
    ("", "untitled"), ("💥", "untitled"),
    ("../../etc/passwd", "etc-passwd"),
  ]) func slugs(_ title: String, _ slug: String) { #expect(Slug.of(title) == slug) }

  @Test(arguments: [
    ("مقابلة", "mqablt"), ("مقابلة 12", "mqablt-12"), ("مقابلة ١٢", "mqablt-12"), ("東京", "dong-jing"),
    ("ひらがな", "hiragana"),
    ("한국어", "hangug-eo"), ("Ελληνικά", "ellenika"), ("हिन्दी", "hindi"), ("עברית", "bryt"), ("አማርኛ", "amarena"),
    ("ไทย", "thiy"), ("ქართული", "kartuli"), ("Հայերեն", "hayeren"), ("তিতাস", "titasa"), ("Gaza غزة", "gaza-ghzt"),
    ("ខ្មែរ", "untitled"),
  ]) func otherScriptsAreReadInLatinLetters(_ title: String, _ slug: String) {
    #expect(Slug.of(title) == slug)
    #expect(Slug.isOne(slug))
  }

  @Test func whatWasPublishedOnceKeepsItsName() {
    #expect(Slug.of("1ª µm Part Ⅳ ⓐ") == "1-m-part")
    #expect(Slug.of("Мова ѣ язык") == "mova-yazyk")
  }

  @Test func hugeTitlesInOtherScriptsAreShortAndQuick() {
    let elapsed = ContinuousClock().measure {
      #expect(Slug.of(String(repeating: "مقابلة ", count: 20_000)).count <= Slug.lengthLimit)
      #expect(Slug.of(String(repeating: "東", count: 100_000)).count <= Slug.lengthLimit)
    }
    #expect(elapsed < .seconds(10))
  }

  @Test func composedAndDecomposedTitlesAreOneSlug() {
    #expect(Slug.of("й\u{308}") == Slug.of("и\u{306}\u{308}"))
    #expect(Slug.of("мой") == "moy" && Slug.of("мои\u{306}") == "moy")
    #expect(Slug.of("ệ") == Slug.of("e\u{323}\u{302}"))
  }

  @Test func slugsAreShort() {
    #expect(Slug.of(String(repeating: "a", count: 100_000)).count == Slug.lengthLimit)
    let words = Slug.of(String(repeating: "ab ", count: 100))
    #expect(words.count <= Slug.lengthLimit && words.last != "-")
  }
}
