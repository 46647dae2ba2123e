/// Where a word of a text ends, when a stem has been found in it.
struct WordSearch {
  struct Place {
    /// Where the word begins, where its stem does behind a prefix, and where the stem ends.
    let start: Int
    let core: Int
    let stemEnd: Int
  }

  struct End {
    let core: Int
    let whole: Int
  }

  private let text: FoldedText
  private let language: TextLanguage
  private var tables: [WritingSystem: Endings.Tables] = [:]

  init(text: FoldedText, language: TextLanguage) {
    self.text = text
    self.language = language
  }

  /// Nil where the letters behind the stem are no ending of it.
  mutating func end(of form: StemForm, _ word: PatternWord, _ place: Place) -> End? {
    let end = place.stemEnd
    let prefix = place.core - place.start
    if !word.isOpenAtStart && prefix > (word.isExact ? 0 : form.letters.count < 3 ? 1 : prefix) { return nil }
    if prefix > 0, !word.isOpenAtStart,
      form.letters.count < WordPrefixes.fewest(after: text.letters[place.start..<place.core])
    {
      return nil
    }
    let isBare = end == text.count || text.startsPiece(end)
    if word.isOpenAtEnd {
      let whole = isBare ? end : text.pieceEnd(end)
      return End(core: whole, whole: whole)
    }
    if isBare {
      guard form.mayBeBare else { return nil }
      return End(core: end, whole: word.isExact ? end : extended(end))
    }
    if word.isExact || (form.needsLanguage && language.code == nil) { return nil }
    let whole = text.pieceEnd(end)
    let allowed = form.endings & active(at: end)
    guard allowed != 0, Endings.all.tables(with: end..<whole, of: text) & allowed != 0 else { return nil }
    return End(core: end, whole: extended(whole))
  }

  /// The next word of a pattern with several; an article may stand before it: Ahmad al-Hasan, where the pattern says Ahmad Hasan.
  mutating func next(_ word: PatternWord, _ forms: [StemForm], at start: Int) -> End? {
    guard start < text.count, text.startsPiece(start), !text.isDigit(start),
      text.borders[start] <= (word.mayFollowPunctuation ? .punctuation : .stop)
    else { return nil }
    if let end = end(of: word, forms, at: start) { return end }
    let afterArticle = text.pieceEnd(start)
    guard !word.isExact, afterArticle < text.count, text.borders[afterArticle] <= .space, !text.isDigit(afterArticle),
      WordPrefixes.isLatinArticle(text.letters[start..<afterArticle])
    else { return nil }
    return end(of: word, forms, at: afterArticle)
  }

  private mutating func end(of word: PatternWord, _ forms: [StemForm], at start: Int) -> End? {
    let starts =
      word.isOpenAtStart
      ? Array(start..<min(text.pieceEnd(start), start + 64))
      : WordPrefixes.lengths(in: text, from: start).map { start + $0 }
    for core in starts {
      for form in forms where matches(form.letters, at: core) {
        let place = Place(start: start, core: core, stemEnd: core + form.letters.count)
        if let end = end(of: form, word, place) { return end }
      }
    }
    return nil
  }

  /// `d'Ahmed`, `dell'Amina`: where the short word begins.
  func startWithElision(_ start: Int) -> Int {
    guard start > 0, text.borders[start] == .apostrophe else { return start }
    var first = start - 1
    while first > 0, text.borders[first] == .none, start - first < 8 { first -= 1 }
    guard text.startsPiece(first), text.borders[first] != .apostrophe else { return start }
    return WordPrefixes.isElision(text.letters[first..<start]) ? first : start
  }

  /// Whether a prefix or an ending has made a common word of the name, such as "same" of Sam, and no capital says otherwise.
  mutating func isCommonWord(_ name: FoundName, _ place: Place) -> Bool {
    let whole = place.start..<text.pieceEnd(name.core.upperBound - 1)
    guard whole != name.core, whole.count <= CommonWords.longest else { return false }
    let start = place.start
    // In German every noun has one.
    let isProper =
      language.code != "de" && start > 0 && text.isCapital[start] && text.borders[start] < .stop
      && text.borders[start] != .joint
      && !(start + 1 < text.count && text.isCapital[start + 1])
    return !isProper && CommonWords.contain(text.letters[whole], language: language)
  }

  /// With what follows an apostrophe, whatever the language: Ahmed's, Ahmed'in; and endings behind a half space.
  private mutating func extended(_ end: Int) -> Int {
    guard end < text.count, !text.isDigit(end) else { return end }
    let next = text.pieceEnd(end)
    switch text.borders[end] {
    case .apostrophe:
      let isName = text.isCapital[end] && !text.isCapital[end - 1]
      return next - end <= 10 && !isName ? next : end
    case .joint where [end - 1, end].allSatisfy { WritingSystem(of: text.letters[$0]) == .arabic }:
      return Endings.all.tables(with: end..<next, of: text) & active(at: end) == 0 ? end : next
    default: return end
    }
  }

  private func matches(_ letters: [Letter], at start: Int) -> Bool {
    guard start + letters.count <= text.count else { return false }
    for (offset, letter) in letters.enumerated() {
      if text.letters[start + offset] != letter { return false }
      if offset > 0 && text.borders[start + offset] > .hyphen { return false }
    }
    return true
  }

  private mutating func active(at index: Int) -> Endings.Tables {
    let system = WritingSystem(of: text.letters[index])
    if let known = tables[system] { return known }
    let own = language.endings(in: system)
    tables[system] = own
    return own
  }
}
