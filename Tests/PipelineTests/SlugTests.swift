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
    ("مقابلة", "untitled"), ("مقابلة 12", "12"), ("", "untitled"), ("💥", "untitled"),
    ("../../etc/passwd", "etc-passwd"),
  ]) func slugs(_ title: String, _ slug: String) { #expect(Slug.of(title) == slug) }

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
