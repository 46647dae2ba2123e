import Foundation
import Names
import Testing

/// What stands around a name, for a replacement to keep.
@Suite struct NameHitTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let pattern: String
    let language: String?
    let text: String
    let prefix: String
    let core: String
    let suffix: String
    var testDescription: String { "\(pattern) in \(text)" }
  }

  @Test(arguments: [
    Row(pattern: "Ahmed", language: "en", text: "Ahmed's", prefix: "", core: "Ahmed", suffix: "'s"),
    Row(pattern: "أحمد", language: "ar", text: "وأحمد", prefix: "و", core: "أحمد", suffix: ""),
    Row(pattern: "أحمد", language: "ar", text: "وَأَحْمَدَ", prefix: "وَ", core: "أَحْمَدَ", suffix: ""),
    Row(pattern: "حسن", language: "ar", text: "والحسن", prefix: "وال", core: "حسن", suffix: ""),
    Row(pattern: "أحمد", language: "ar", text: "أحمداً", prefix: "", core: "أحمد", suffix: "اً"),
    Row(pattern: "Ahmed", language: "tr", text: "Ahmed’in", prefix: "", core: "Ahmed", suffix: "’in"),
    Row(
      pattern: "İstanbul", language: "tr", text: "İstanbullulardan", prefix: "", core: "İstanbul", suffix: "lulardan"),
    Row(pattern: "Ahmed", language: "bs", text: "Ahmedom", prefix: "", core: "Ahmed", suffix: "om"),
    Row(pattern: "Sarajevo", language: "bs", text: "Sarajeva", prefix: "", core: "Sarajev", suffix: "a"),
    Row(pattern: "Москва", language: "ru", text: "Москвой", prefix: "", core: "Москв", suffix: "ой"),
    Row(pattern: "Amina", language: "fr", text: "d’Amina", prefix: "d’", core: "Amina", suffix: ""),
    Row(pattern: "Amina", language: "it", text: "dell'Amina", prefix: "dell'", core: "Amina", suffix: ""),
    Row(pattern: "Sarajev*", language: "en", text: "Sarajevans", prefix: "", core: "Sarajevans", suffix: ""),
    Row(pattern: "*ovic", language: "en", text: "Petrović's", prefix: "", core: "Petrović", suffix: "'s"),
    Row(pattern: "Abu Bakr", language: "bs", text: "Abu Bakrom", prefix: "", core: "Abu Bakr", suffix: "om"),
    Row(pattern: "עמוס", language: "he", text: "ולעמוס", prefix: "ול", core: "עמוס", suffix: ""),
  ])
  func partsAreTold(row: Row) throws {
    let matcher = NameMatcher([NameEntry(id: "w", patterns: [try NamePattern(row.pattern)])])
    let hits = matcher.hits(in: "x, " + row.text + " y", language: row.language)
    try #require(hits.count == 1)
    #expect(hits[0].entry == "w")
    #expect(hits[0].text == row.text)
    #expect(hits[0].prefix == row.prefix)
    #expect(String(("x, " + row.text + " y")[hits[0].core]) == row.core)
    #expect(hits[0].suffix == row.suffix)
  }

  /// The half space belongs to the ending.
  @Test func aHalfSpaceBelongsToTheEnding() throws {
    let text = "علی\u{200C}ها"
    let matcher = NameMatcher([NameEntry(id: "w", patterns: [try NamePattern("علی")])])
    let hit = try #require(matcher.hits(in: text, language: "fa").first)
    #expect(hit.range == text.startIndex..<text.endIndex)
  }

  @Test func theLongestOfSeveralIsTaken() throws {
    let matcher = NameMatcher([
      NameEntry(id: "short", patterns: [try NamePattern("Ahmad"), try NamePattern("Hussein")]),
      NameEntry(id: "long", patterns: [try NamePattern("Ahmad Hussein")]),
    ])
    let hits = matcher.hits(in: "Ahmad Hussein and Ahmad", language: "en")
    #expect(hits.map(\.entry) == ["long", "short"])
    #expect(hits.map(\.text) == ["Ahmad Hussein", "Ahmad"])
  }

  @Test func aPatternIsWrittenToJSONAsItsText() throws {
    let entry = NameEntry(id: "w", patterns: [try NamePattern("Ahmad|Ahmed")])
    let data = try JSONEncoder().encode(entry)
    #expect(String(decoding: data, as: UTF8.self).contains(#"["Ahmad|Ahmed"]"#))
    #expect(try JSONDecoder().decode(NameEntry.self, from: data) == entry)
    #expect(throws: NamePatternProblem.self) { try JSONDecoder().decode(NamePattern.self, from: Data(#""*""#.utf8)) }
  }
}
