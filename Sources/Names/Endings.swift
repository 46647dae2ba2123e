/// All tables as one: which of them allow what follows a stem.
///
/// A set of tables is a number with a bit for each.
struct Endings: Sendable {
  typealias Tables = UInt128

  static let all = Endings(
    EndingTable.western + EndingTable.slavic + EndingTable.turkic + EndingTable.otherLatin
      + EndingTable.arabicScript + EndingTable.otherScripts)

  /// The longest ending, in letters.
  let longest: Int
  private let tables: [EndingTable]
  private var trie = LetterTrie<Tables>()

  private init(_ tables: [EndingTable]) {
    self.tables = tables
    longest = tables.flatMap(\.endings).map(\.count).max() ?? 0
    for (index, table) in tables.enumerated() {
      for ending in table.endings { trie.insert(ending, 1 << Tables(index)) }
    }
  }

  /// The tables that fit a stem; `.cut` for one that has lost its vowel.
  func tables(for stem: [Letter], isCut: Bool = false) -> Tables {
    guard let last = stem.last else { return 0 }
    let system = WritingSystem(of: last)
    return tables(where: { table in
      guard table.system == system, stem.count >= (isCut ? min(table.least, 2) : table.least) else { return false }
      switch table.after {
      case .any: return !isCut
      case .vowel: return !isCut && Vowels.contains(last)
      case .consonant: return !isCut && !Vowels.contains(last)
      case .cut: return isCut
      }
    })
  }

  func tables(of languages: Set<String>) -> Tables { tables { !$0.languages.isDisjoint(with: languages) } }

  /// Those of the language of a text; all, where it is not known, or writes no table's script.
  func tables(of language: String?, in system: WritingSystem) -> Tables {
    let ofScript = tables { $0.system == system }
    guard let language else { return ofScript }
    let own = tables { $0.system == system && $0.languages.contains(language) }
    return own == 0 ? ofScript : own
  }

  /// The tables that have the letters of `text` in `range` as an ending.
  func tables(with range: Range<Int>, of text: FoldedText) -> Tables {
    guard range.count <= longest else { return 0 }
    var node = LetterTrie<Tables>.root
    for index in range {
      guard let next = trie.step(node, text.letters[index]) else { return 0 }
      node = next
    }
    return trie.values(at: node).reduce(0, |)
  }

  private func tables(where isWanted: (EndingTable) -> Bool) -> Tables {
    tables.indices.reduce(0) { isWanted(tables[$1]) ? $0 | 1 << Tables($1) : $0 }
  }
}

enum Vowels {
  static func contains(_ letter: Letter) -> Bool { all.contains(letter) }

  private static let all = Set("aeiouyаеиоуыэюяіαεηιουω".unicodeScalars.map(\.value))
}
