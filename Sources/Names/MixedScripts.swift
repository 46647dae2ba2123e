/// Letters of one script inside a word of another, that look the same: a Cyrillic а in `Аhmad`, by mistake or to escape a search.
///
/// What Unicode Technical Standard 39 calls confusable; the list is our own, of letters of Cyrillic, Greek, Armenian, Coptic, Cherokee, Lisu and
/// Canadian syllabics that look like a Latin one in common fonts, and of Λ, Я, И and Σ, which logos write for A, R, N and E. A word of one
/// script stays what it is.
enum MixedScripts {
  /// By small letters; those of scripts without capitals are among them.
  private static let lower: [(latin: String, others: String)] = [
    ("a", "аαⲁꭺꓮᗅ"), ("b", "ꮟᏼꓐᗷᑲ"), ("c", "сϲⲥꮯꓚ"), ("d", "ԁꭰꮷꓓꓒᗞᗪᑯ"), ("e", "еҽꭼꓰ"), ("f", "քꓝᖴ"), ("g", "ցꮐᏻꓖ"),
    ("h", "һհꮋꮒꓧᕼ"), ("i", "іιⲓꙇꭵ"), ("j", "јϳյꭻꓙᒍ"), ("k", "κⲕꮶꓗ"), ("l", "ӏꮮꓡᒪ"), ("m", "ꮇꓟᗰ"), ("n", "ոռꓠ"),
    ("o", "оοօⲟꓳ"),
    ("p", "рρⲣꮲꓑᑭ"), ("q", "ԛգզ"), ("r", "ꭱꮢꓣᖇ"), ("s", "ѕꮪꮥꓢ"), ("t", "ꭲꓔ"), ("u", "υսꓴᑌ"), ("v", "ѵνꮩꓦᐯ"),
    ("w", "ԝꮃꮤꓪ"),
    ("x", "хχⲭꓫ᙭"), ("y", "уγүꭹꮍꓬ"), ("z", "ꮓꓜ"),
  ]
  /// Those whose capitals look the same, and whose small letters do not.
  private static let upper: [(latin: String, others: String)] = [
    ("a", "λ"), ("b", "вβ"), ("e", "εσ"), ("h", "нηⲏ"), ("k", "к"), ("m", "мμⲙ"), ("n", "νиⲛ"), ("r", "я"), ("s", "տ"),
    ("t", "тτⲧ"), ("y", "υⲩ"), ("z", "ζ"),
  ]

  /// A letter of another script to the Latin one, and back to each script.
  private static let toLatin = latinTable(lower)
  private static let capitalsToLatin = toLatin.merging(latinTable(upper)) { _, capital in capital }
  private static let fromLatin = backTables(lower)
  private static let capitalsFromLatin = fromLatin.merging(backTables(upper)) { small, capital in
    small.merging(capital) { first, _ in first }
  }

  private static let order: [WritingSystem] = [.latin, .cyrillic, .greek, .armenian]

  /// The letters of a word, all in the script of most of them where each of the others has one there that looks the same; nil where all are of
  /// one script, or something else is mixed.
  static func unmixed(_ letters: ArraySlice<Letter>, _ isCapital: ArraySlice<Bool>) -> [Letter]? {
    let systems = letters.map(WritingSystem.init)
    let counts = Dictionary(grouping: systems) { $0 }.mapValues(\.count)
    guard counts.count > 1, counts.keys.allSatisfy({ order.contains($0) || $0 == .other }) else { return nil }
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
