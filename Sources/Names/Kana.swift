/// Hiragana and katakana, which write the same syllables: a name in one of them is found in the other, too, where it is no ordinary word there.
///
/// Half-width katakana are katakana already when letters are folded.
enum Kana {
  static func contains(_ letter: Letter) -> Bool { isHiragana(letter) || isKatakana(letter) }

  /// Voicing marks and the sign of a long vowel belong to both; other letters stay what they are. The Unicode Standard, section 18.4.
  static func katakana(_ letter: Letter) -> Letter { isHiragana(letter) ? letter + 0x60 : letter }

  static func isVoicing(_ letter: Letter) -> Bool { letter == 0x3099 || letter == 0x309A }

  /// Whether the letters of `text` in `range`, which read like `name`, are meant for it.
  ///
  /// In katakana, which stands for names and foreign words, no more of it may stand beside them. In hiragana, which has no borders, アリ would be in every
  /// second sentence: four syllables are found anywhere, three where hiragana begins and ends with them or さん follows, two nowhere. Beside other letters
  /// than kana, kana may be either.
  static func isMeant(_ name: [Letter], in text: FoldedText, _ range: Range<Int>) -> Bool {
    if name.contains(where: { !contains($0) && !isVoicing($0) && $0 != long }) { return name.count > 2 }
    let other = zip(name, text.letters[range]).filter { $0 != $1 }.map(\.1)
    if other.allSatisfy(isKatakana) { return !touches(text, range, isKatakana) }
    let syllables = name.count { !isVoicing($0) }
    if syllables > 3 { return true }
    return syllables == 3 && !touchesBefore(text, range, isHiragana)
      && (!touchesBehind(text, range, isHiragana) || isAddressed(text, range.upperBound))
  }

  private static let long: Letter = 0x30FC
  /// さん, くん, さま, ちゃん: they follow names and people only.
  private static let addresses = ["さん", "くん", "さま", "ちゃん"].map { $0.unicodeScalars.map(\.value) }

  private static func isHiragana(_ letter: Letter) -> Bool { 0x3041...0x3096 ~= letter || 0x309D...0x309E ~= letter }

  private static func isKatakana(_ letter: Letter) -> Bool { 0x30A1...0x30F6 ~= letter || 0x30FD...0x30FE ~= letter }

  private static func isAddressed(_ text: FoldedText, _ index: Int) -> Bool {
    addresses.contains { text.letters[index...].starts(with: $0) }
  }

  private static func touches(_ text: FoldedText, _ range: Range<Int>, _ isSame: (Letter) -> Bool) -> Bool {
    touchesBefore(text, range, isSame) || touchesBehind(text, range, isSame)
  }

  private static func touchesBefore(_ text: FoldedText, _ range: Range<Int>, _ isSame: (Letter) -> Bool) -> Bool {
    let start = range.lowerBound
    guard start > 0, text.borders[start] == .none else { return false }
    return isSame(text.letters[start - 1]) || text.letters[start - 1] == long || isVoicing(text.letters[start - 1])
  }

  private static func touchesBehind(_ text: FoldedText, _ range: Range<Int>, _ isSame: (Letter) -> Bool) -> Bool {
    let end = range.upperBound
    return end < text.count && text.borders[end] == .none && (isSame(text.letters[end]) || text.letters[end] == long)
  }
}
