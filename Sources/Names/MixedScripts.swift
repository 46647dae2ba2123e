/// Letters of one script inside a word of another, that look the same: a Cyrillic а in `Аhmad`, by mistake or to escape a search.
///
/// What Unicode Technical Standard 39 calls confusable; the list is our own, of Latin, Cyrillic and Greek letters in common fonts. A word of one
/// script stays what it is.
enum MixedScripts {
  private static let lower: [(latin: String, others: String)] = [
    ("a", "аα"), ("c", "сϲ"), ("d", "ԁ"), ("e", "е"), ("h", "һ"), ("i", "іι"), ("j", "јϳ"), ("k", "κ"),
    ("l", "ӏ"),
    ("o", "оο"), ("p", "рρ"), ("q", "ԛ"), ("s", "ѕ"), ("u", "υ"), ("v", "ѵν"), ("w", "ԝ"), ("x", "хχ"),
    ("y", "уγ"),
  ]
  /// Those whose capitals look the same, and whose small letters do not.
  private static let upper: [(latin: String, others: String)] = [
    ("b", "вβ"), ("e", "ε"), ("h", "нη"), ("k", "к"), ("m", "мμ"), ("n", "ν"), ("t", "тτ"), ("y", "υ"), ("z", "ζ"),
  ]

  /// A letter of another script to the Latin one, and back to each script.
  private static let toLatin = latinTable(lower)
  private static let capitalsToLatin = toLatin.merging(latinTable(upper)) { _, capital in capital }
  private static let fromLatin = backTables(lower)
  private static let capitalsFromLatin = fromLatin.merging(backTables(upper)) { small, capital in
    small.merging(capital) { first, _ in first }
  }

  /// The letters of a word, all in the script of most of them where each of the others has one there that looks the same; nil where all are of
  /// one script, or something else is mixed.
  static func unmixed(_ letters: ArraySlice<Letter>, _ isCapital: ArraySlice<Bool>) -> [Letter]? {
    let systems = letters.map(WritingSystem.init)
    let counts = Dictionary(grouping: systems) { $0 }.mapValues(\.count)
    guard counts.count > 1, counts.keys.allSatisfy({ $0 == .latin || $0 == .cyrillic || $0 == .greek }) else {
      return nil
    }
    let order: [WritingSystem] = [.latin, .cyrillic, .greek]
    return order.sorted { counts[$0, default: 0] > counts[$1, default: 0] }.lazy
      .filter { counts[$0] != nil }
      .compactMap { wanted in converted(letters, isCapital, systems, to: wanted) }.first
  }

  private static func converted(
    _ letters: ArraySlice<Letter>, _ isCapital: ArraySlice<Bool>, _ systems: [WritingSystem], to wanted: WritingSystem
  ) -> [Letter]? {
    var result: [Letter] = []
    for ((letter, capital), system) in zip(zip(letters, isCapital), systems) {
      if system == wanted {
        result.append(letter)
        continue
      }
      guard let latin = system == .latin ? letter : (capital ? capitalsToLatin : toLatin)[letter] else { return nil }
      guard wanted != .latin else {
        result.append(latin)
        continue
      }
      guard let own = (capital ? capitalsFromLatin : fromLatin)[wanted]?[latin] else { return nil }
      result.append(own)
    }
    return result
  }

  private static func latinTable(_ rows: [(latin: String, others: String)]) -> [Letter: Letter] {
    var table: [Letter: Letter] = [:]
    for (latin, others) in rows {
      for other in others.unicodeScalars { table[other.value] = latin.unicodeScalars.first?.value }
    }
    return table
  }

  private static func backTables(_ rows: [(latin: String, others: String)]) -> [WritingSystem: [Letter: Letter]] {
    var tables: [WritingSystem: [Letter: Letter]] = [:]
    for (latin, others) in rows {
      guard let latin = latin.unicodeScalars.first?.value else { continue }
      for other in others.unicodeScalars.map(\.value) where tables[WritingSystem(of: other)]?[latin] == nil {
        tables[WritingSystem(of: other), default: [:]][latin] = other
      }
    }
    return tables
  }
}
