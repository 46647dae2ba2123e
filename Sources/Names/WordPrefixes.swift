/// What is written to the front of a word without a space, and is none of it.
enum WordPrefixes {
  /// Lengths of all that `text` may have in front of a stem from `start` on; 0 is one of them.
  static func lengths(in text: FoldedText, from start: Int) -> [Int] {
    var lengths = [0]
    let system = WritingSystem(of: text.letters[start])
    guard system == .arabic || system == .hebrew || system == .ethiopic else {
      guard system == .latin || system == .cyrillic else { return lengths }
      let most = min(text.pieceEnd(start) - 1 - start, Kunyas.longest)
      return lengths + (2..<max(2, most + 1)).filter { Kunyas.joined[Array(text.letters[start..<start + $0])] != nil }
    }
    var node = LetterTrie<Bool>.root
    for index in start..<min(text.pieceEnd(start) - 1, start + longest) {
      guard let next = all.step(node, text.letters[index]) else { break }
      node = next
      if !all.values(at: node).isEmpty { lengths.append(index + 1 - start) }
    }
    return lengths
  }

  private static let longest = 8

  /// The fewest letters of a name that may follow; 1 where any may.
  static func fewest(after prefix: ArraySlice<Letter>) -> Int { Kunyas.joined[Array(prefix)] ?? 1 }

  /// French and Italian words that lose their vowel before a name: `d'Ahmed`, `dell'Amina`.
  static func isElision(_ letters: ArraySlice<Letter>) -> Bool {
    elisions.contains(String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init))))
  }

  /// The Arabic article in Latin letters, with the sounds that it takes on before others, and in Turkish.
  static func isLatinArticle(_ letters: ArraySlice<Letter>) -> Bool {
    letters.count <= 3
      && latinArticles.contains(String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init))))
  }

  private static let latinArticles: Set = [
    "al", "el", "il", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "en", "er", "es", "esh", "et", "ez",
  ]

  private static let elisions: Set = [
    "d", "l", "qu", "j", "n", "s", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "dell", "nell",
    "all", "dall", "sull", "un", "quell", "bell", "sant", "quest", "anch", "coll",
  ]

  private static let all: LetterTrie<Bool> = {
    var trie = LetterTrie<Bool>()
    for prefix in Set(arabic + hebrew + ethiopic) { trie.insert(LetterFolding.letters(of: prefix), true) }
    return trie
  }()

  /// "And", "then"; "with", "as", "for", "will"; the article. Ryding, A Reference Grammar of Modern Standard Arabic.
  /// Before the article, لِ swallows its alif. عال, هال, شال, مال stand for prepositions and demonstratives of the dialects.
  private static let arabic: [String] = {
    let middle = ["", "ب", "ك", "ل", "س", "ال", "بال", "كال", "لل", "عال", "هال", "شال", "مال", "يا", "لال"]
    let usual = ["", "و", "ف"].flatMap { first in middle.map { first + $0 } }.filter { !$0.isEmpty }
    return usual
      + ["", "و", "ف", "ب", "ك", "ل", "يا"].flatMap { first in kin.flatMap { [first + $0, first + $0 + "ال"] } }
  }()

  /// "Father of" in its three cases, "mother of", "son of", "daughter of", which people write together with the name.
  private static let kin = ["أبو", "أبا", "أبي", "أم", "ابن", "بن", "بنت"]

  /// "And"; "that", "when"; "in", "to", "as", "from"; the article. Glinert, The Grammar of Modern Hebrew.
  private static let hebrew: [String] = ["", "ו"].flatMap { and in
    ["", "ש", "כש", "מש", "לכש"].flatMap { that in
      ["", "ב", "ל", "כ", "מ", "ה", "בה", "לה", "מה"].map { and + that + $0 }
    }
  }.filter { !$0.isEmpty }

  /// Amharic and Tigrinya: of, to, in, from, about, like, towards.
  private static let ethiopic = ["የ", "ለ", "በ", "ከ", "ስለ", "እንደ", "ወደ", "ን", "ብ", "ናይ", "ኣብ", "ካብ", "የእነ"]
}
