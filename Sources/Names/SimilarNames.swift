/// Finds what may be a name of the list in another spelling or another script.
struct SimilarNames: Sendable {
  struct Target: Sendable {
    let entry: Int
    let name: String
    let letters: [Letter]
    let sounds: Romanisation?
    /// A long name is looked for in two or three words, too: Abdulrahman, Abd al-Rahman.
    var mayBeDivided: Bool { name.contains(" ") || letters.count >= 7 }
  }

  private let entries: [NameEntry]
  private let targets: [Target]
  /// The targets by what is left of them without one letter, and by their consonants.
  private var shortened: [[Letter]: [Int]] = [:]
  private var skeletons: [[UInt8]: [Int]] = [:]
  /// How the names begin that may be divided.
  private var beginnings: Set<[UInt8]> = []

  init(_ entries: [NameEntry]) {
    self.entries = entries
    targets = entries.indices.flatMap { Self.targets(of: entries[$0], index: $0) }
    for (index, target) in targets.enumerated() {
      for word in EditDistance.shortened(target.letters) { shortened[word, default: []].append(index) }
      for skeleton in target.sounds?.skeletons ?? [] {
        skeletons[skeleton, default: []].append(index)
        if target.mayBeDivided { beginnings.insert(Array(skeleton.prefix(2))) }
      }
    }
  }

  func nearMisses(
    in text: String, _ folded: FoldedText, without taken: [Range<Int>], language: TextLanguage, limit: Int
  ) -> [NearMiss] {
    var best: [Key: (likeness: Likeness, range: Range<Int>, count: Int)] = [:]
    let words = TextWords(text, folded, without: taken, language: language, mayBegin: mayBegin)
    for word in words.all {
      for candidate in words.candidates(of: word) {
        compare(candidate, word, words) { target, likeness in
          let key = Key(entry: targets[target].entry, word: word.range.lowerBound)
          guard best[key].map({ $0.likeness < likeness }) ?? true else { return }
          best[key] = (likeness, word.range, word.count)
        }
      }
    }
    let places = CharacterPlaces(text)
    let sorted = best.sorted { left, right in
      if left.value.likeness.value != right.value.likeness.value {
        return left.value.likeness.value > right.value.likeness.value
      }
      return (left.key.word, left.key.entry) < (right.key.word, right.key.entry)
    }
    return sorted.prefix(limit).map { key, value in
      let range = places.characters(folded.offsets(value.range))
      return NearMiss(
        entry: entries[key.entry].id, name: targets[value.likeness.target].name, text: String(text[range]),
        range: range,
        count: value.count, reason: value.likeness.reason, likeness: value.likeness.value)
    }
  }

  private struct Key: Hashable {
    let entry: Int
    let word: Int
  }

  private func mayBegin(_ word: Substring) -> Bool {
    guard let sounds = Romanisation(word) else { return false }
    return sounds.skeletons.contains { beginnings.contains(Array($0.prefix(2))) || $0.count < 2 }
  }

  private func compare(
    _ candidate: Range<Int>, _ word: TextWords.Word, _ words: TextWords, _ report: (Int, Likeness) -> Void
  ) {
    let letters = Array(words.folded.letters[candidate])
    let sounds = Romanisation(words.folded.words(candidate, of: words.text))
    let isDivided = word.pieces > 1
    var seen: Set<Int> = []
    for key in EditDistance.shortened(letters) {
      for target in shortened[key] ?? [] where seen.insert(target).inserted {
        guard !isDivided || targets[target].mayBeDivided else { continue }
        guard let likeness = Likeness(letters, sounds, to: targets[target], index: target, word) else { continue }
        report(target, likeness)
      }
    }
    guard let sounds else { return }
    for skeleton in sounds.skeletons {
      for target in skeletons[skeleton] ?? [] where !isDivided || targets[target].mayBeDivided {
        guard let likeness = Likeness(sounds, skeleton, to: targets[target], index: target, word) else { continue }
        report(target, likeness)
      }
    }
  }

  /// Words with a star are left out: they match enough.
  private static func targets(of entry: NameEntry, index: Int) -> [Target] {
    var known: Set<[Letter]> = []
    return entry.patterns.flatMap(\.alternatives).compactMap { alternative in
      guard case .words(let words) = alternative, words.count == 1, let word = words.first, word.letters.count >= 3,
        !word.isOpenAtStart, !word.isOpenAtEnd, known.insert(word.letters).inserted
      else { return nil }
      return Target(
        entry: index, name: word.spelling, letters: word.letters, sounds: Romanisation(Substring(word.spelling)))
    }
  }
}
