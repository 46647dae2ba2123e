/// The words of a text that are compared with names: each once, without those that are hits or common.
struct TextWords {
  struct Word {
    /// The first time.
    let range: Range<Int>
    var count = 1
    /// Never with a capital, in a text that has them, and in no tag or file name.
    var isPlain: Bool
    /// How many words of the text it is made of.
    let pieces: Int
    /// Begins with the Arabic article, before which a preposition may stand.
    var hasArticle = false
  }

  let text: String
  let folded: FoldedText
  private(set) var all: [Word] = []
  private let language: TextLanguage

  /// `mayBegin` says of a word whether several together may be a name.
  init(
    _ text: String, _ folded: FoldedText, without taken: [Range<Int>], language: TextLanguage,
    mayBegin: (Substring) -> Bool
  ) {
    self.text = text
    self.folded = folded
    self.language = language
    var isTaken = Array(repeating: false, count: folded.count)
    for range in taken { for index in range { isTaken[index] = true } }
    let hasCapitals = Self.hasCapitals(folded)
    var known: [ArraySlice<Letter>: Int] = [:]
    var beginnings: [ArraySlice<Letter>: Bool] = [:]
    var start = 0
    while start < folded.count {
      let first = start
      var end = start
      start = folded.pieceEnd(first)
      for pieces in 1...3 {
        if pieces > 1 { guard end < folded.count, folded.borders[end] <= .space else { break } }
        if pieces == 2 {
          let word = folded.letters[first..<end]
          let isBeginning = beginnings[word] ?? mayBegin(folded.words(first..<end, of: text))
          beginnings[word] = isBeginning
          if !isBeginning { break }
        }
        if isTaken[end] || folded.isDigit(end) { break }
        end = folded.pieceEnd(end)
        let range = first..<end
        guard range.count <= 40 else { break }
        if range.count < (pieces == 1 ? 3 : 7) { continue }
        let isCapital =
          folded.isCapital[first] || folded.isTag[first] || !hasCapitals || Self.isInName(first, end, folded)
        if let index = known[folded.letters[range]], all[index].pieces == pieces {
          all[index].count += 1
          if isCapital { all[index].isPlain = false }
        } else if pieces > 1 || !CommonWords.contain(folded.letters[range], language: language) {
          known[folded.letters[range]] = all.count
          all.append(
            Word(
              range: range, isPlain: !isCapital, pieces: pieces,
              hasArticle: Self.hasArticle(folded.letters[range])))
        }
      }
    }
  }

  /// The word, without what may be a prefix or an ending of the language.
  func candidates(of word: Word) -> [Range<Int>] {
    let range = word.range
    if word.pieces > 1 { return [range] }
    var candidates = [range]
    let active = language.endings(in: WritingSystem(of: folded.letters[range.lowerBound]))
    for length in WordPrefixes.lengths(in: folded, from: range.lowerBound) where range.count - length >= 3 {
      let start = range.lowerBound + length
      if length > 0 { candidates.append(start..<range.upperBound) }
      for end in max(start + 4, range.upperBound - 4)..<max(start + 4, range.upperBound)
      where Endings.all.tables(with: end..<range.upperBound, of: folded) & active != 0 {
        candidates.append(start..<end)
      }
    }
    return candidates
  }

  /// With up to two prepositions before it.
  private static func hasArticle(_ word: ArraySlice<Letter>) -> Bool {
    (0...2).contains { length in
      word.dropFirst(length).starts(with: article) && word.prefix(length).allSatisfy { prepositions.contains($0) }
    }
  }

  private static let article: [Letter] = [0x627, 0x644]
  /// و, ف, ب, ك, ل
  private static let prepositions: Set<Letter> = [0x648, 0x641, 0x628, 0x643, 0x644]

  /// A part of a file's name or of an address.
  private static func isInName(_ start: Int, _ end: Int, _ folded: FoldedText) -> Bool {
    let before = start > 0 ? folded.borders[start] : .space
    let after = end < folded.count ? folded.borders[end] : .space
    return before == .connector || before == .joint || after == .connector || after == .joint
  }

  /// Whether some words of the text begin with a capital, and others do not.
  private static func hasCapitals(_ folded: FoldedText) -> Bool {
    var capitals = 0
    var all = 0
    for index in folded.letters.indices
    where folded.startsPiece(index) && WritingSystem(of: folded.letters[index]).hasCapitals {
      all += 1
      if folded.isCapital[index] { capitals += 1 }
    }
    return capitals * 50 > all && capitals * 10 < all * 7
  }
}
