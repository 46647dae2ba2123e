/// How bad it is to end a line, or a cue, between two words: 0 is best, 100 is hardly ever right.
struct BreakPlaces {
  private let words: FunctionWords

  init(language: String) { words = .of(WrittenLanguage(language)) }

  static let afterSentence = 0, afterClause = 12, beforeOpener = 24, beforePreposition = 30, anywhere = 55,
    clinging = 95

  func cost(after: Token, before next: Token) -> Int {
    if Sentences.isEnd(after.text) { return Self.afterSentence }
    if after.text.last?.isPause == true { return Self.afterClause }
    let left = bare(after.text), right = bare(next.text)
    if words.clinging.contains(left) || words.prepositions.contains(left) || words.trailing.contains(right) {
      return Self.clinging
    }
    // A conjunction or an article at the end of a line belongs to what follows.
    if words.openers.contains(left) && !words.openers.contains(right) { return Self.clinging }
    if words.openers.contains(right) { return Self.beforeOpener }
    if words.prepositions.contains(right) { return Self.beforePreposition }
    // Inside a word that was too long for a line, or between ideographs.
    if !next.hasSpaceBefore {
      return after.text.count > 1 && !(next.text.first?.isIdeograph ?? false) ? Self.clinging : Self.anywhere
    }
    // First and last names: two capitals in the middle of a sentence.
    if after.text.first?.isUppercase == true && next.text.first?.isUppercase == true && left.count > 1 {
      return Self.anywhere + 25
    }
    return Self.anywhere
  }

  private func bare(_ word: String) -> String { word.lowercased().filter { $0.isLetter || $0 == "'" } }
}
