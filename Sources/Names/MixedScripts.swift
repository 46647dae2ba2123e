/// Letters of one script inside a word of another, that look the same: a Cyrillic а in `Аhmad`, by mistake or to escape a search.
///
/// Which letters look the same is Unicode Technical Standard 39's `confusables.txt`, of Latin, Cyrillic and Greek. A word of one script stays
/// what it is.
enum MixedScripts {
  private static let lower: [(latin: String, others: String)] = [
    ("a", "аα"), ("c", "сϲ"), ("d", "ԁ"), ("e", "е"), ("g", "ց"), ("h", "һ"), ("i", "іι"), ("j", "јϳ"), ("k", "κ"),
    ("l", "ӏ"),
    ("n", "ո"), ("o", "оο"), ("p", "рρ"), ("q", "ԛ"), ("s", "ѕ"), ("u", "υ"), ("v", "ѵν"), ("w", "ԝ"), ("x", "хχ"),
    ("y", "уγ"),
  ]
  /// Those whose capitals look the same, and whose small letters do not.
  private static let upper: [(latin: String, others: String)] = [
    ("b", "вβ"), ("e", "ε"), ("h", "нη"), ("k", "к"), ("m", "мμ"), ("n", "ν"), ("t", "тτ"), ("y", "υ"), ("z", "ζ"),
  ]

  /// A letter of another script to the Latin one, and back to each script.
  private static let toLatin = table { latin, other in (other, latin) }
  private static let capitalsToLatin = toLatin.merging(table(of: upper) { ($1, $0) }) { _, capital in capital }
  private static let toCyrillic = table(of: lower, to: .cyrillic)
  private static let capitalsToCyrillic = toCyrillic.merging(table(of: upper, to: .cyrillic)) { first, _ in first }
  private static let toGreek = table(of: lower, to: .greek)
  private static let capitalsToGreek = toGreek.merging(table(of: upper, to: .greek)) { first, _ in first }

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
      switch wanted {
      case .latin: result.append(latin)
      case .cyrillic:
        guard let own = (capital ? capitalsToCyrillic : toCyrillic)[latin] else { return nil }
        result.append(own)
      default:
        guard let own = (capital ? capitalsToGreek : toGreek)[latin] else { return nil }
        result.append(own)
      }
    }
    return result
  }

  private static func table(
    of rows: [(latin: String, others: String)] = lower, _ pair: (Letter, Letter) -> (Letter, Letter)
  ) -> [Letter: Letter] {
    var table: [Letter: Letter] = [:]
    for (latin, others) in rows {
      guard let latin = latin.unicodeScalars.first?.value else { continue }
      for other in others.unicodeScalars {
        let (from, to) = pair(latin, other.value)
        table[from] = to
      }
    }
    return table
  }

  private static func table(of rows: [(latin: String, others: String)], to system: WritingSystem) -> [Letter: Letter] {
    var table: [Letter: Letter] = [:]
    for (latin, others) in rows {
      guard let latin = latin.unicodeScalars.first?.value,
        let own = others.unicodeScalars.first(where: { WritingSystem(of: $0.value) == system })
      else { continue }
      table[latin] = own.value
    }
    return table
  }
}
