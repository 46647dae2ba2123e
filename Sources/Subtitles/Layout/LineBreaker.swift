/// Breaks a text into lines at the best places: after punctuation, else so that the lines are balanced and the lower one is longer.
struct LineBreaker {
  /// Characters per line.
  let limit: Int

  /// At most `lines` lines that fit, or nil where the text needs more.
  func lines(_ text: String, atMost lines: Int) -> [String]? {
    let words = Self.words(text, limit: limit)
    let length = words.reduce(0) { $0 + $1.text.count + ($1.hasSpaceBefore ? 1 : 0) }
    if length <= limit { return [Self.joined(words[...])] }
    guard lines >= 2 else { return nil }
    let candidates = (1..<max(1, words.count)).compactMap { index -> (cost: Int, lines: [String])? in
      let upper = Self.joined(words[..<index]), lower = Self.joined(words[index...])
      guard upper.count <= limit, lower.count <= limit else { return nil }
      return (cost(upper, lower), [upper, lower])
    }
    return candidates.min { $0.cost < $1.cost }?.lines
  }

  /// Words that cannot be broken: split at white space, between ideographs, and where a word is longer than a line.
  static func words(_ text: String, limit: Int) -> [Word] {
    var words: [Word] = []
    for part in text.split(whereSeparator: \.isWhitespace) {
      var piece = ""
      var isFirst = true
      func end() {
        guard !piece.isEmpty else { return }
        words.append(Word(text: piece, hasSpaceBefore: isFirst && !words.isEmpty))
        piece = ""
        isFirst = false
      }
      for character in part {
        if character.isIdeograph && !character.isClosing { end() }
        if piece.count >= limit { end() }
        piece.append(character)
      }
      end()
    }
    return words
  }

  struct Word {
    let text: String
    let hasSpaceBefore: Bool
  }

  static func joined(_ words: ArraySlice<Word>) -> String {
    words.enumerated().map { ($0.offset > 0 && $0.element.hasSpaceBefore ? " " : "") + $0.element.text }.joined()
  }

  /// Lower is better. A break after punctuation outweighs an imbalance of a third of a line.
  private func cost(_ upper: String, _ lower: String) -> Int {
    let imbalance = upper.count > lower.count ? (upper.count - lower.count) * 3 / 2 : lower.count - upper.count
    return imbalance - (upper.last?.isPause == true ? limit / 3 : 0)
  }
}

extension Character {
  /// Chinese and Japanese signs, between which lines may be broken.
  fileprivate var isIdeograph: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    return (0x3040...0x30ff).contains(value) || (0x3400...0x9fff).contains(value) || (0xf900...0xfaff).contains(value)
      || (0x20000...0x3ffff).contains(value)
  }

  /// Ideographic full stops and closing marks, which never begin a line.
  fileprivate var isClosing: Bool { "、。，．！？）」』】》ー".contains(self) }

  /// After which a reader pauses, in Latin, Arabic, Devanagari and Chinese script.
  var isPause: Bool { ".,;:!?…—،؛؟۔।。，！？；：".contains(self) }
}
