/// The words that are said most often, as far as endings, stars or likeness could make a name of them.
///
/// None of them is kept from being a name: what a pattern writes letter by letter is found, common or not.
enum CommonWords {
  /// In letters.
  static let longest = byLanguage.values.flatMap { $0 }.map(\.count).max() ?? 0

  /// In the language of the text, or in any where it is not known. Languages without a list here have none.
  static func contain(_ letters: ArraySlice<Letter>, language: TextLanguage) -> Bool {
    guard let code = language.code else { return all.contains(Array(letters)) }
    return byLanguage[sameList[code] ?? code]?.contains(Array(letters)) == true
  }

  /// Three words of one language, where a word with a star matches more than six; else nil.
  static func examples(of word: PatternWord) -> [String]? {
    for (_, words) in texts.sorted(by: { $0.key < $1.key }) {
      let hits = words.filter { matches(word, LetterFolding.letters(of: $0)) }
      if hits.count > 6 { return Array(hits.prefix(3)) }
    }
    return nil
  }

  private static func matches(_ word: PatternWord, _ letters: [Letter]) -> Bool {
    switch (word.isOpenAtStart, word.isOpenAtEnd) {
    case (false, _): letters.starts(with: word.letters)
    case (true, false): letters.reversed().starts(with: word.letters.reversed())
    case (true, true): letters.indices.contains { letters[$0...].starts(with: word.letters) }
    }
  }

  private static let texts = CommonWordLists.all.mapValues { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
  private static let byLanguage = texts.mapValues { Set($0.map { LetterFolding.letters(of: $0) }) }
  private static let all = byLanguage.values.reduce(into: Set<[Letter]>()) { $0.formUnion($1) }
  private static let sameList = [
    "hr": "bs", "sh": "bs", "cnr": "bs", "sr": "bs", "uk": "ru", "be": "ru", "az": "tr", "prs": "fa", "nb": "sv",
    "da": "sv",
  ]
}
