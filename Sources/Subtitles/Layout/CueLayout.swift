/// Breaks the cues of one language into lines for one picture: at most two that fit. A cue that needs more becomes several, one after the
/// other, divided where a reader pauses.
struct CueLayout {
  private let limit: LineLimit
  private let rules: LayoutRules
  private let places: BreakPlaces
  private let fonts: FontSet

  /// `fonts` measure; their language is that of the cues.
  init(limit: LineLimit, rules: LayoutRules, fonts: FontSet) {
    self.limit = limit
    self.rules = rules
    self.fonts = fonts
    places = BreakPlaces(language: fonts.language)
  }

  var language: String { fonts.language }

  func lay(_ cues: [Cue]) throws -> [Cue] { try cues.flatMap(lay) }

  /// The author's own line breaks stay where they fit.
  private func lay(_ cue: Cue) throws -> [Cue] {
    if try hasFittingLines(cue) { return [cue] }
    let ruler = try ruler([cue])
    if let text = LineBreaker(ruler: ruler, places: places).text(ruler.tokens.indices) { return [cue.with(text: text)] }
    return parts(of: cue, ruler)
  }

  /// Whether a cue needs no more than two lines, as they are.
  func hasFittingLines(_ cue: Cue) throws -> Bool {
    let font = fonts.main(of: cue.text)
    let lines = cue.text.split(whereSeparator: \.isNewline)
    return try lines.count <= LineLimit.lines
      && lines.allSatisfy { try $0.count <= limit.characters && fonts.width(of: String($0), in: font) <= limit.width }
  }

  /// The tokens of several cues in a row, measured.
  func ruler(_ cues: [Cue]) throws -> TokenRuler {
    let font = fonts.main(of: cues.first?.text ?? "")
    let hasSpaces = !WrittenLanguage(fonts.language).hasNoSpaces
    var tokens: [Token] = []
    for (number, cue) in cues.enumerated() {
      for (index, token) in Tokenizer.tokens(cue, limit: limit.characters).enumerated() {
        tokens.append(
          Token(
            text: token.text, hasSpaceBefore: token.hasSpaceBefore || (index == 0 && number > 0 && hasSpaces),
            beginsLine: token.beginsLine,
            startMilliseconds: token.startMilliseconds, endMilliseconds: token.endMilliseconds,
            width: try fonts.width(of: token.text, in: font)))
      }
    }
    return TokenRuler(tokens, limit: limit, space: try fonts.width(of: " ", in: font))
  }

  /// The cue's own time, filled without a gap.
  private func parts(of cue: Cue, _ ruler: TokenRuler) -> [Cue] {
    let ranges = CueDivider(ruler: ruler, places: places, rules: rules).divide()
    let breaker = LineBreaker(ruler: ruler, places: places)
    var start = cue.startMilliseconds
    return ranges.enumerated().map { number, range in
      let isLast = number + 1 == ranges.count
      let end =
        isLast ? cue.endMilliseconds : min(cue.endMilliseconds, ruler.tokens[range.upperBound].startMilliseconds)
      defer { start = max(start, end) }
      return Cue(
        startMilliseconds: start, endMilliseconds: max(start + 1, end), text: breaker.text(range) ?? ruler.text(range),
        speaker: cue.speaker,
        words: ruler.words(range), placement: cue.placement)
    }
  }

  /// A run of cues by one speaker, divided anew by what is said when.
  func divided(_ cues: [Cue]) throws -> [Cue] {
    guard let first = cues.first else { return [] }
    let ruler = try ruler(cues)
    let breaker = LineBreaker(ruler: ruler, places: places)
    return CueDivider(ruler: ruler, places: places, rules: rules).divide().map { range in
      let start = ruler.tokens[range.lowerBound].startMilliseconds
      return Cue(
        startMilliseconds: start, endMilliseconds: max(start + 1, ruler.tokens[range.upperBound - 1].endMilliseconds),
        text: breaker.text(range) ?? ruler.text(range), speaker: first.speaker, words: ruler.words(range),
        placement: first.placement)
    }
  }
}

extension TokenRuler {
  func words(_ range: Range<Int>) -> [TimedWord] {
    tokens[range].map {
      TimedWord($0.text, startMilliseconds: $0.startMilliseconds, endMilliseconds: $0.endMilliseconds)
    }
  }
}

extension Cue {
  func with(text: String) -> Cue {
    Cue(
      startMilliseconds: startMilliseconds, endMilliseconds: endMilliseconds, text: text, speaker: speaker,
      words: words, placement: placement)
  }

  var withoutSpeaker: Cue {
    Cue(
      startMilliseconds: startMilliseconds, endMilliseconds: endMilliseconds, text: text, words: words,
      placement: placement)
  }

  func with(start: Int, end: Int) -> Cue {
    Cue(
      startMilliseconds: start, endMilliseconds: end, text: text, speaker: speaker, words: words, placement: placement)
  }
}
