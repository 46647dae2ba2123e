/// Words with any of the spaces between them left off.
enum JoinedWords {
  /// Past four words, all or none of them.
  static func all(_ words: [PatternWord]) -> [[PatternWord]] {
    guard words.count > 1 else { return [words] }
    let borders = words.count - 1
    let choices = borders <= 3 ? Array(0..<(1 << borders)) : [0, -1]
    return choices.map { choice in
      var joined = [words[0]]
      for (index, word) in words.dropFirst().enumerated() {
        if choice == -1 || choice & 1 << index != 0 {
          joined[joined.count - 1] = joined[joined.count - 1].joined(with: word)
        } else {
          joined.append(word)
        }
      }
      return joined
    }
  }
}
