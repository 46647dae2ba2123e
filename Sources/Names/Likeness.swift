/// How near a word of a text is to a name, and in what way; nil where it is not near enough.
struct Likeness: Sendable {
  let target: Int
  let reason: NearMiss.Reason
  let value: Double

  static func < (left: Likeness, right: Likeness) -> Bool { left.value < right.value }

  /// By letters.
  init?(
    _ letters: [Letter], _ sounds: Romanisation?, to target: SimilarNames.Target, index: Int, _ word: TextWords.Word
  ) {
    let distance = EditDistance.between(letters, target.letters)
    let isSameInPieces = distance == 0 && word.pieces > 1
    guard distance == 1 || isSameInPieces else { return nil }
    let shorter = min(letters.count, target.letters.count)
    let isSameSound = sounds.flatMap { own in target.sounds.map { !own.skeletons.isDisjoint(with: $0.skeletons) } }
    switch shorter {
    case ..<3: return nil
    case 3: guard Self.consonants(letters) == Self.consonants(target.letters), isSameSound == true else { return nil }
    default: break
    }
    // In a text with capitals a word without one is a name only if it sounds like it.
    if word.isPlain && isSameSound != true { return nil }
    // A short word is another word already when its first letter is another, or when it sounds otherwise.
    if shorter <= 4 && isSameSound != true && letters.first != target.letters.first { return nil }
    self.target = index
    reason = .oneLetterAway
    value = isSameInPieces ? 1 : 1 - (isSameSound == true ? 0.5 : 1) / Double(max(letters.count, target.letters.count))
  }

  /// By sounds, where both have a skeleton in common.
  init?(
    _ sounds: Romanisation, _ skeleton: [UInt8], to target: SimilarNames.Target, index: Int, _ word: TextWords.Word
  ) {
    guard let other = target.sounds else { return nil }
    let isSameScript = sounds.system == other.system
    guard skeleton.count >= 3 || sounds.latin == other.latin else { return nil }
    let writesVowels = sounds.writesVowels && other.writesVowels
    let (left, right) = writesVowels ? (sounds.latin, other.latin) : (sounds.consonants, other.consonants)
    let longest = max(left.count, right.count)
    guard longest > 0 else { return nil }
    let distance = EditDistance.between(left, right)
    if distance == 0 && isSameScript && word.pieces == 1 && !writesVowels { return nil }
    var likeness = 1 - Double(distance) / Double(longest)
    if !isSameScript && !writesVowels {
      // The long vowels are written: أمير is Emir and not Omar.
      let (short, full) = sounds.writesVowels ? (other, sounds) : (sounds, other)
      if !short.mayBe(full) { likeness -= skeleton.count > 3 ? 0.2 : 1 }
      if word.hasArticle && skeleton.count <= 3 { return nil }
    }
    guard likeness >= (word.isPlain ? 0.75 : isSameScript ? 0.6 : 0.5) else { return nil }
    self.target = index
    reason = isSameScript ? .soundsAlike : .readsAlikeInAnotherScript
    value = likeness * 0.95
  }

  private static func consonants(_ letters: [Letter]) -> [Letter] { letters.filter { !Vowels.contains($0) } }
}
