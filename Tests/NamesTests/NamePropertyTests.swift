import Names
import TestSupport
import Testing

/// What holds for every text.
@Suite struct NamePropertyTests {
  static let patterns = [
    "Ahmad|Ahmed", "Abu Bakr", "Sarajev*", "*ovic", "*hmad*", "\"Amin\"", "+49 170 1234567", "M-AB 1234", "أحمد",
    "الحسن", "علي",
    "عبد الرحمن", "Москва", "İstanbul", "王伟", "김철수", "דוד", "Sana'a", "Ana", "Li", "가가", "रहीम",
  ]

  static func matcher() throws -> NameMatcher {
    NameMatcher(try patterns.map { NameEntry(id: $0, patterns: [try NamePattern($0)]) })
  }

  /// Names, their pieces, marks, borders and whatever scalar there is.
  static func text(_ generator: inout SeededGenerator) -> String {
    let pieces =
      patterns.map { $0.filter { $0 != "*" && $0 != "\"" } } + [
        "'s", "ом", "'in", "و", "ال", "لل", " ", " ", "_", "-", "\n", "\u{301}", "\u{64E}", "\u{200D}", "\u{200C}",
        "\u{202E}",
        "\u{640}", "#", "@", ".", "…", "\r\n", "👩‍👩‍👧", "\u{1100}", "\u{1161}", "\u{11A8}", "٠", "0", "\u{600}", "\u{FE0F}",
        "d'", "s", "in", "a", "Ah", "mad", "\u{0}", "ǅ", "ﬁ", "ﷺ", "4",
        "7", "3'", "$", "@", "!",
      ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<24, using: &generator) {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x2FFFF, using: &generator)) { scalars.append(scalar) }
      } else if let piece = pieces.randomElement(using: &generator) {
        scalars.append(contentsOf: piece.unicodeScalars)
      }
    }
    return String(scalars)
  }

  @Test func rangesAreDisjointInOrderAndNeverDivideACharacter() throws {
    let matcher = try Self.matcher()
    var generator = SeededGenerator(seed: 1)
    var count = 0
    for _ in 0..<1000 {
      let text = Self.text(&generator)
      let borders = Set(text.indices).union([text.endIndex])
      for language in [nil, "ar", "tr"] {
        var last = text.startIndex
        for hit in matcher.hits(in: text, language: language) {
          #expect(hit.range.lowerBound >= last && hit.range.lowerBound < hit.range.upperBound)
          #expect(hit.range.clamped(to: hit.range) == hit.range && hit.core.clamped(to: hit.range) == hit.core)
          for index in [hit.range.lowerBound, hit.range.upperBound, hit.core.lowerBound, hit.core.upperBound] {
            #expect(borders.contains(index), "\(text.debugDescription)")
          }
          #expect(hit.text == String(text[hit.range]))
          #expect(hit.prefix + String(text[hit.core]) + hit.suffix == hit.text)
          last = hit.range.upperBound
          count += 1
        }
        for miss in matcher.nearMisses(in: text, language: language) { #expect(String(text[miss.range]) == miss.text) }
      }
    }
    #expect(count > 500)
  }

  @Test func nothingIsHitWhereEveryHitWasReplaced() throws {
    let matcher = try Self.matcher()
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<1000 {
      // In a tag a name is found anywhere, with a replacement beside it or not.
      let scalars = Self.text(&generator).unicodeScalars.filter { $0 != "#" && $0 != "@" }
      let original = String(String.UnicodeScalarView(scalars))
      var text = original
      for hit in matcher.hits(in: text).reversed() { text.replaceSubrange(hit.range, with: " ▇, ▇ ") }
      #expect(matcher.hits(in: text).map(\.text) == [], "\(original.debugDescription) → \(text.debugDescription)")
    }
  }

  /// Text that was made to be slow takes time in proportion to its length: these would else not end.
  @Test(arguments: [
    String(repeating: "a", count: 300_000), "Ahma" + String(repeating: "\u{301}", count: 50_000) + "d",
    String(repeating: "\u{202E}", count: 50_000) + "Ahmad", String(repeating: "Ahmad", count: 20_000),
    String(repeating: "و", count: 200_000), String(repeating: "1", count: 200_000),
    String(repeating: "Abu ", count: 50_000), "Abu " + String(repeating: "al ", count: 50_000),
    String(repeating: "'", count: 100_000) + "Ahmad", String(repeating: "4hm4d ", count: 10_000),
    String(repeating: "王", count: 100_000), String(repeating: "가", count: 100_000),
  ])
  func hostileTextsEnd(text: String) throws {
    let matcher = try Self.matcher()
    _ = matcher.hits(in: text)
    _ = matcher.nearMisses(in: text)
  }

  /// A mark too many does not hide a name.
  @Test func manyMarksHideNothing() throws {
    let text = "Ahma" + String(repeating: "\u{301}", count: 50_000) + "d"
    #expect(try NamePattern("Ahmad").hits(in: text) == [text.startIndex..<text.endIndex])
  }

  @Test func randomPatternsAreReadOrRefused() {
    var generator = SeededGenerator(seed: 3)
    var count = 0
    for _ in 0..<2000 {
      let stars = ["", "*", "\"", "|", " * "].randomElement(using: &generator) ?? ""
      guard let pattern = try? NamePattern(Self.text(&generator) + stars + Self.text(&generator)) else { continue }
      _ = pattern.hits(in: Self.text(&generator))
      count += 1
    }
    #expect(count > 200)
  }
}
