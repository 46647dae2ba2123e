/// Reads the text of a pattern.
struct PatternReader {
  private let text: String

  init(_ text: String) { self.text = text }

  func alternatives() throws(NamePatternProblem) -> [PatternAlternative] {
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw problem("the pattern is empty", "Write a name, a place or a number")
    }
    var found: [PatternAlternative] = []
    for chunks in try split() {
      found += try alternatives(of: chunks)
      let expanded = chunks.map { Chunk(text: LetterSpellings.expand($0.text), isQuoted: $0.isQuoted) }
      if expanded != chunks { found += try alternatives(of: expanded) }
    }
    return found
  }

  /// A stretch in quotes, or outside of them.
  private struct Chunk: Equatable {
    var text = ""
    var isQuoted = false
  }

  private static let quotes: Set<Character> = ["\"", "“", "”", "„", "‟", "«", "»", "＂"]

  private func split() throws(NamePatternProblem) -> [[Chunk]] {
    var parts: [[Chunk]] = [[Chunk()]]
    var isQuoted = false
    for character in text {
      if Self.quotes.contains(character) {
        isQuoted.toggle()
        parts[parts.count - 1].append(Chunk(isQuoted: isQuoted))
      } else if (character == "|" || character == "｜") && !isQuoted {
        parts.append([Chunk()])
      } else {
        parts[parts.count - 1][parts[parts.count - 1].count - 1].text.append(character)
      }
    }
    if isQuoted {
      throw problem("a quotation mark is not closed", "Write a second one behind the name: \"Amin\"")
    }
    if parts.contains(where: { $0.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }) {
      throw problem("beside a | stands nothing", "Write a spelling on both sides: Ahmad|Ahmed")
    }
    return parts
  }

  private func alternatives(of chunks: [Chunk]) throws(NamePatternProblem) -> [PatternAlternative] {
    let whole = FoldedText(chunks.map(\.text).joined(separator: " "))
    guard whole.count > 0 else {
      throw chunks.contains { $0.text.contains("*") }
        ? problem("a star alone would match every word", "Write at least three letters beside it: Sarajev*")
        : problem("the pattern holds no letter and no digit", "Write a name, a place or a number")
    }
    let isUnspaced = whole.letters.contains { WritingSystem(of: $0) == .unspaced }
    if isUnspaced || whole.letters.indices.contains(where: whole.isDigit) {
      return [.run(try run(whole, of: chunks, isUnspaced: isUnspaced))]
    }
    var words: [PatternWord] = []
    for chunk in chunks {
      for token in chunk.text.split(whereSeparator: \.isWhitespace) {
        words += try self.words(of: String(token), isQuoted: chunk.isQuoted)
      }
    }
    if chunks.contains(where: { $0.text.contains { ",;:()[]!?،؛".contains($0) } }) {
      for index in words.indices { words[index].mayFollowPunctuation = true }
    }
    try PatternBreadth.check(words, of: text)
    return ([words] + Kunyas.respelt(words)).flatMap(JoinedWords.all).map(PatternAlternative.words)
  }

  private func words(of token: String, isQuoted: Bool) throws(NamePatternProblem) -> [PatternWord] {
    var inner = Substring(token)
    let starsBefore = inner.prefix { $0 == "*" }.count
    inner = inner.dropFirst(starsBefore)
    let starsAfter = inner.reversed().prefix { $0 == "*" }.count
    inner = inner.dropLast(starsAfter)
    if inner.contains("*") {
      throw problem("a star stands inside a word", "Write it at the beginning or the end of a word: Sarajev*")
    }
    let folded = FoldedText(String(inner))
    if folded.count == 0 {
      if starsBefore + starsAfter == 0 { return [] }
      throw problem("a star stands alone", "Leave it off, or write it beside at least three letters: Sarajev*")
    }
    if starsBefore + starsAfter > 0 {
      if isQuoted { throw problem("a star stands in quotes", "Write it without quotes: Sarajev*") }
      if folded.count < 3 {
        throw problem("beside a star stand fewer than three letters", "Write more of the name: Sarajev*")
      }
    }
    let starts = folded.letters.indices.filter { $0 == 0 || folded.borders[$0] > .apostrophe }
    var words = zip(starts, starts.dropFirst() + [folded.count]).map { start, end in
      PatternWord(
        letters: Array(folded.letters[start..<end]), spelling: String(folded.words(start..<end, of: String(inner))),
        isExact: isQuoted)
    }
    words[0].isOpenAtStart = starsBefore > 0
    words[words.count - 1].isOpenAtEnd = starsAfter > 0
    return words
  }

  private func run(_ whole: FoldedText, of chunks: [Chunk], isUnspaced: Bool) throws(NamePatternProblem) -> PatternRun {
    let written = chunks.map(\.text).joined(separator: " ")
    if written.contains("*") && !isUnspaced {
      throw problem("a star stands beside digits", "Write the number whole, without a star")
    }
    if isUnspaced {
      if whole.count < 2 {
        throw problem("one character would match many words", "Write the name whole, with two or more: 王伟")
      }
      return PatternRun(letters: whole.letters)
    }
    let digits = whole.letters.indices.count(where: whole.isDigit)
    if whole.count < 2 || (digits == whole.count && digits < 3) {
      throw problem(
        "one or two digits would match too many numbers", "Write what stands beside them, too: Block 7, Gate 12")
    }
    return DiallingCode.run(of: whole.letters, hasPlus: written.contains { $0 == "+" || $0 == "＋" })
  }

  private func problem(_ reason: String, _ advice: String) -> NamePatternProblem {
    NamePatternProblem(pattern: text, reason: reason, advice: advice)
  }
}
