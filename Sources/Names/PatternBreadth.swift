import Foundation

/// Refuses what would match nearly every text.
enum PatternBreadth {
  static func check(_ words: [PatternWord], of pattern: String) throws(NamePatternProblem) {
    guard words.count == 1, let word = words.first, !word.isExact else { return }
    if word.letters.count < 2 {
      throw NamePatternProblem(
        pattern: pattern, reason: "one letter would match too many words",
        advice: "Write more of the name, or the letter in double quotes if it stands alone: \"X\"")
    }
    if word.isOpenAtStart || word.isOpenAtEnd {
      guard let examples = CommonWords.examples(of: word) else { return }
      throw NamePatternProblem(
        pattern: pattern, reason: "it would match many common words, such as \(examples.joined(separator: ", "))",
        advice: "Write more letters beside the star")
    }
    if functionWords.contains(pattern.lowercased().trimmingCharacters(in: .whitespaces)) {
      throw NamePatternProblem(
        pattern: pattern,
        reason: "it is among the commonest words of a language and would match in nearly every sentence",
        advice: "If it is a name, write it with the one beside it, or in double quotes: \"\(pattern)\"")
    }
  }

  private static let functionWords = Set(
    """
    the of and to in is it that was for on are with as at be this have from or an by not but what all were when we he she
    der die das und ist nicht ein eine ich sie es zu den von mit auf le la les et est un une des du que je il elle en pas
    de el los las y ve bir bu da ne i u je se na su za od и в не на я что он с это а как по но из и у за к да се је су
    و في من على الى ان هذا هذه ما لا هو هي كان عن ال و در به از که را این است של את לא זה הוא על
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
