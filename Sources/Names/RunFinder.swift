/// Finds numbers, licence plates, and names without word borders.
struct RunFinder: Sendable {
  private var runs: [Int: PatternRun] = [:]
  private var trie = LetterTrie<Int>()

  /// Those with kana, all of them in katakana.
  private var kana = LetterTrie<Int>()

  mutating func add(_ run: PatternRun, alternative: Int) {
    runs[alternative] = run
    trie.insert(run.letters, alternative)
    if run.letters.contains(where: Kana.contains) { kana.insert(run.letters.map(Kana.katakana), alternative) }
  }

  /// `source` is the text that was folded.
  func names(in text: FoldedText, of source: String) -> [FoundName] {
    if trie.isEmpty { return [] }
    var found: [FoundName] = []
    var lastEnd: [Int: Int] = [:]
    let bytes = source.utf8
    func add(_ alternative: Int, _ range: Range<Int>, isOtherKana: Bool) {
      guard lastEnd[alternative, default: 0] <= range.lowerBound, let run = runs[alternative],
        isBorder(text, before: range.upperBound),
        let first = beginning(of: run, at: range.lowerBound, in: text, bytes)
      else { return }
      if isOtherKana && !Kana.isMeant(run.letters, in: text, range) { return }
      lastEnd[alternative] = range.upperBound
      found.append(FoundName(alternative: alternative, range: first..<range.upperBound, core: first..<range.upperBound))
    }
    for start in text.letters.indices {
      walk(trie, from: start, in: text, reading: { $0 }) { add($0, $1, isOtherKana: false) }
      guard !kana.isEmpty, Kana.contains(text.letters[start]) || WritingSystem(of: text.letters[start]) == .unspaced
      else { continue }
      walk(kana, from: start, in: text, reading: Kana.katakana) { add($0, $1, isOtherKana: true) }
    }
    return found
  }

  private func walk(
    _ trie: LetterTrie<Int>, from start: Int, in text: FoldedText, reading: (Letter) -> Letter,
    visit: (Int, Range<Int>) -> Void
  ) {
    var node = LetterTrie<Int>.root
    for index in start..<text.count {
      if index > start && text.borders[index] == .wall { return }
      guard let next = trie.step(node, reading(text.letters[index])) else { return }
      node = next
      for alternative in trie.values(at: node) { visit(alternative, start..<index + 1) }
    }
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

  /// Names without word borders may touch anything but the mark that makes ト a ド; numbers touch no other digit, letters no other letter.
  private func isBorder(_ text: FoldedText, before index: Int) -> Bool {
    guard index > 0, index < text.count, text.borders[index] == .none else { return true }
    if Kana.isVoicing(text.letters[index]) { return false }
    return WritingSystem(of: text.letters[index]) == .unspaced
  }
}
