/// "Father of", "mother of", "son of" and "daughter of", which stand before a name in Arabic and go with it into other scripts: `Abu-Ahmad`,
/// `Aboubakr`, `абуахмад`.
enum Kunyas {
  /// What is written together with a name in Latin and Cyrillic letters, to the fewest letters that the name then has: `Abuali`, and yet not `bingo`.
  ///
  /// Chosen against dictionaries of seven languages: what begins there with one of them and goes on with a given name of so many letters is rare.
  static let joined: [[Letter]: Int] = {
    var table: [[Letter]: Int] = [:]
    for (words, articles, fewest) in [
      ("abu abou aboo ebu umm ummu oum ibn ibnu", "al el ul l", 3), ("bint binti bent", "al el", 3),
      ("abo bin ben", "al el", 4), ("um om bou bu", "al el", 5), ("абу эбу умм ибн ибну", "ль л аль эль", 3),
      ("бинт", "аль", 3), ("бин бен", "аль", 4), ("ум", "аль", 5),
    ] {
      for word in words.split(separator: " ").map(String.init) {
        for article in [""] + articles.split(separator: " ").map(String.init) {
          table[LetterFolding.letters(of: word + article)] = fewest
        }
      }
    }
    return table
  }()

  static let longest = joined.keys.map(\.count).max() ?? 0

  /// The ways to spell one of them, in Latin and Cyrillic letters; what stands for a name of its own, too, only behind another name.
  private static let first = groups(
    "abu abou aboo abo ebu abi aba|umm ummu oum um om|ibn ibnu|bint binti bent|абу эбу аби|умм ум")
  private static let inside = groups(
    "abu abou aboo abo ebu abi aba|umm ummu oum um om|ibn ibnu bin ben|bint binti bent|абу эбу аби|умм ум|ибн ибну бин бен"
  )

  /// The words of a pattern with the other spellings of the first of these that it has before a name; without those as they are.
  static func respelt(_ words: [PatternWord]) -> [[PatternWord]] {
    for (index, word) in words.dropLast().enumerated() where !word.isExact {
      guard let spellings = (index == 0 ? first : inside)[word.letters] else { continue }
      return spellings.filter { $0 != word.letters }.map { letters in
        var other = words
        other[index].letters = letters
        return other
      }
    }
    return []
  }

  private static func groups(_ text: String) -> [[Letter]: [[Letter]]] {
    var table: [[Letter]: [[Letter]]] = [:]
    for group in text.split(separator: "|") {
      let spellings = group.split(separator: " ").map { LetterFolding.letters(of: String($0)) }
      for spelling in spellings { table[spelling] = spellings }
    }
    return table
  }
}
