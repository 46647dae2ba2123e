/// Finds numbers, licence plates, and names without word borders.
struct RunFinder: Sendable {
  private var runs: [Int: PatternRun] = [:]
  private var trie = LetterTrie<Int>()

  mutating func add(_ run: PatternRun, alternative: Int) {
    runs[alternative] = run
    trie.insert(run.letters, alternative)
  }

  /// `source` is the text that was folded.
  func names(in text: FoldedText, of source: String) -> [FoundName] {
    if trie.isEmpty { return [] }
    var found: [FoundName] = []
    var lastEnd: [Int: Int] = [:]
    let bytes = source.utf8
    for start in text.letters.indices {
      var node = LetterTrie<Int>.root
      for index in start..<text.count {
        if index > start && text.borders[index] == .wall { break }
        guard let next = trie.step(node, text.letters[index]) else { break }
        node = next
        for alternative in trie.values(at: node) where lastEnd[alternative, default: 0] <= start {
          guard let run = runs[alternative], isBorder(text, before: index + 1) else { continue }
          guard let first = beginning(of: run, at: start, in: text, bytes) else { continue }
          lastEnd[alternative] = index + 1
          found.append(FoundName(alternative: alternative, range: first..<index + 1, core: first..<index + 1))
        }
      }
    }
    return found
  }

  /// Where a match that begins at `start` begins with the digits that may be dialled before it; nil inside of another number.
  private func beginning(of run: PatternRun, at start: Int, in text: FoldedText, _ bytes: String.UTF8View) -> Int? {
    guard let dialling = run.dialling else { return isBorder(text, before: start) ? start : nil }
    var first = start
    var best: Int? = isBorder(text, before: start) ? start : nil
    while first > 0, start - first < 7, text.isDigit(first - 1), text.borders[first] < .wall {
      first -= 1
      guard isBorder(text, before: first) else { continue }
      let plus = hasPlus(before: first, in: text, bytes)
      if dialling.allows(text.letters[first..<start], afterPlus: plus, numberLength: run.letters.count) { best = first }
    }
    return best
  }

  private func hasPlus(before index: Int, in text: FoldedText, _ bytes: String.UTF8View) -> Bool {
    let offset = text.offsets(index..<index + 1).lowerBound
    guard offset > 0 else { return false }
    return bytes[bytes.index(bytes.startIndex, offsetBy: offset - 1)] == UInt8(ascii: "+")
  }

  /// Names without word borders may touch anything; numbers touch no other digit, letters no other letter.
  private func isBorder(_ text: FoldedText, before index: Int) -> Bool {
    guard index > 0, index < text.count, text.borders[index] == .none else { return true }
    return WritingSystem(of: text.letters[index]) == .unspaced
  }
}
