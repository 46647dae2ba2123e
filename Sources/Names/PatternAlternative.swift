/// One spelling in a pattern.
enum PatternAlternative: Sendable, Hashable {
  /// Words one after the other, each with its endings.
  case words([PatternWord])
  /// Letters and digits with anything between them: a number, a licence plate, a name without word borders.
  case run(PatternRun)
}

/// A word of a pattern, folded.
struct PatternWord: Sendable, Hashable {
  var letters: [Letter]
  /// As it was written.
  var spelling = ""
  /// A star stands before it, or behind it.
  var isOpenAtStart = false
  var isOpenAtEnd = false
  /// Between it and the word before it may stand a comma or a bracket, since they stand in the pattern.
  var mayFollowPunctuation = false
  /// In quotes: without endings and prefixes.
  var isExact = false

  /// The two words as one: `Abu Bakr` is written `abubakr`, too.
  func joined(with next: PatternWord) -> PatternWord {
    PatternWord(
      letters: letters + next.letters, spelling: spelling + " " + next.spelling, isOpenAtStart: isOpenAtStart,
      isOpenAtEnd: next.isOpenAtEnd,
      mayFollowPunctuation: mayFollowPunctuation, isExact: next.isExact)
  }
}

struct PatternRun: Sendable, Hashable {
  /// Without the code of a country, and the zero before an area's.
  var letters: [Letter]
  /// Present in telephone numbers.
  var dialling: DiallingCode?
}
