/// Finds the words of patterns in a text: each word of the text is walked through once, by its letters.
struct WordFinder: Sendable {
  private struct Candidate: Sendable {
    let alternative: Int
    let form: StemForm
  }

  private struct Sequence: Sendable {
    let words: [PatternWord]
    let forms: [[StemForm]]
  }

  private var sequences: [Int: Sequence] = [:]
  /// What begins where a word begins, and what a star stands before.
  private var starts = LetterTrie<Candidate>()
  private var insides = LetterTrie<Candidate>()

  mutating func add(_ words: [PatternWord], alternative: Int) {
    let forms = words.map(StemForm.all)
    sequences[alternative] = Sequence(words: words, forms: forms)
    for form in forms[0] {
      let candidate = Candidate(alternative: alternative, form: form)
      if words[0].isOpenAtStart {
        insides.insert(form.letters, candidate)
      } else {
        starts.insert(form.letters, candidate)
      }
    }
  }

  func names(in text: FoldedText, language: TextLanguage) -> [FoundName] {
    var found: [FoundName] = []
    var search = WordSearch(text: text, language: language)
    var pieceStart = 0
    // One hit in a word is enough of a pattern with a star.
    var lastPiece: [Int: Int] = [:]
    for index in text.letters.indices where !text.isDigit(index) {
      if text.startsPiece(index) {
        pieceStart = index
        for length in WordPrefixes.lengths(in: text, from: index) {
          walk(starts, from: index + length, in: text) { candidate, end in
            let place = WordSearch.Place(start: index, core: index + length, stemEnd: end)
            guard let name = complete(candidate, place, &search) else { return }
            found.append(name)
          }
        }
      }
      if text.isTag[index] {
        walk(starts, from: index, in: text) { candidate, end in
          if let name = inTag(candidate, from: index, to: end) { found.append(name) }
        }
      }
      if insides.isEmpty { continue }
      walk(insides, from: index, in: text) { candidate, end in
        guard lastPiece[candidate.alternative] != pieceStart else { return }
        let place = WordSearch.Place(start: pieceStart, core: pieceStart, stemEnd: end)
        guard let name = complete(candidate, place, &search) else { return }
        lastPiece[candidate.alternative] = pieceStart
        found.append(name)
      }
    }
    return found
  }

  /// `#freeahmad`: from five letters on a name is found anywhere in a tag.
  private func inTag(_ candidate: Candidate, from start: Int, to end: Int) -> FoundName? {
    guard candidate.form.mayBeBare, end - start >= 5, let sequence = sequences[candidate.alternative],
      sequence.words.count == 1
    else { return nil }
    return FoundName(alternative: candidate.alternative, range: start..<end, core: start..<end)
  }

  private func walk(
    _ trie: LetterTrie<Candidate>, from start: Int, in text: FoldedText, _ visit: (Candidate, Int) -> Void
  ) {
    var node = LetterTrie<Candidate>.root
    for index in start..<text.count {
      // `Sana'a`, `Abd-ul`, `McDonald` are words with borders inside.
      if index > start && text.borders[index] > .hyphen { return }
      guard let next = trie.step(node, text.letters[index]) else { return }
      node = next
      for candidate in trie.values(at: node) { visit(candidate, index + 1) }
    }
  }

  private func complete(_ candidate: Candidate, _ place: WordSearch.Place, _ search: inout WordSearch) -> FoundName? {
    guard let sequence = sequences[candidate.alternative],
      var end = search.end(of: candidate.form, sequence.words[0], place)
    else { return nil }
    for (word, forms) in zip(sequence.words, sequence.forms).dropFirst() {
      guard let next = search.next(word, forms, at: end.whole) else { return nil }
      end = next
    }
    let start = sequence.words[0].isExact ? place.core : search.startWithElision(place.start)
    let name = FoundName(
      alternative: candidate.alternative, range: start..<end.whole, core: place.core..<end.core)
    return sequence.words.count == 1 && search.isCommonWord(name, place) ? nil : name
  }
}
