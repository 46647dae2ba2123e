/// A word of a pattern as it begins in a text, and the endings that it takes.
struct StemForm: Sendable, Hashable {
  var letters: [Letter]
  var endings: Endings.Tables = 0
  /// Whether it may stand without an ending.
  var mayBeBare = true
  /// So short that only a text whose language is known is searched for it.
  var needsLanguage = false

  static func all(of word: PatternWord) -> [StemForm] {
    if word.isExact { return [StemForm(letters: word.letters)] }
    let whole = StemForm(letters: word.letters, endings: Endings.all.tables(for: word.letters))
    // A star is asked for as it is written: in front of it nothing changes.
    if word.isOpenAtEnd { return [whole] }
    guard let last = word.letters.last else { return [] }
    var forms = [whole]
    switch WritingSystem(of: last) {
    case .arabic: forms += arabic(word.letters)
    case .latin, .cyrillic, .greek, .georgian:
      forms += cut(word.letters) + softened(word.letters) + fleeting(word.letters)
    default: break
    }
    return forms
  }

  /// Ta marbuta opens before a suffix, and is written ت in Persian, Urdu and Kurdish; لِ and the article become لل.
  private static func arabic(_ letters: [Letter]) -> [StemForm] {
    if letters == father[0] { return father.dropFirst().map { StemForm(letters: $0) } }
    var forms: [StemForm] = []
    if letters.count >= 3, letters.last == 0x647 || letters.last == 0x62A {
      let other = letters.dropLast() + [letters.last == 0x647 ? 0x62A : 0x647]
      forms.append(StemForm(letters: Array(other), endings: Endings.all.tables(for: Array(other))))
    }
    if letters.count > 4, letters.starts(with: [0x627, 0x644]) {
      let word = [0x644, 0x644] + letters.dropFirst(2)
      forms += [StemForm(letters: word)] + arabic(word)
      // With "and" or "then" before it.
      forms += [0x648, 0x641].map { StemForm(letters: [$0] + word) }
    }
    return forms
  }

  /// Sarajevo, Sarajeva; Москва, Москвы; Сергей, Сергея; Luka, Luci; Τάσος, Τάσου.
  private static func cut(_ letters: [Letter]) -> [StemForm] {
    var stem = letters
    if stem.last == 0x3C3 { stem.removeLast() }
    guard let last = stem.last, Vowels.contains(last) || last == 0x44C || last == 0x10D8 else { return [] }
    stem.removeLast()
    guard stem.count >= 2, let end = stem.last else { return [] }
    let tables = Endings.all.tables(for: stem, isCut: true)
    var forms = [StemForm(letters: stem, endings: tables, mayBeBare: false, needsLanguage: stem.count < 3)]
    // Names that are adjectives: Зеленский, Зеленского; Толстая, Толстой.
    if stem.count >= 5, Vowels.contains(end), WritingSystem(of: end) == .cyrillic, last == 0x438 || last == 0x44F {
      let root = Array(stem.dropLast())
      forms.append(StemForm(letters: root, endings: Endings.all.tables(for: root, isCut: true), mayBeBare: false))
    }
    if let soft = palatal[end], stem.count >= 3 {
      forms.append(
        StemForm(letters: stem.dropLast() + [soft], endings: tables & slavic, mayBeBare: false, needsLanguage: false))
    }
    return forms
  }

  /// Ahmet, Ahmedi: what stands at the end of a Turkish word becomes voiced before a vowel.
  private static func softened(_ letters: [Letter]) -> [StemForm] {
    guard letters.count >= 4, let last = letters.last, let soft = voiced[last] else { return [] }
    return [
      StemForm(
        letters: letters.dropLast() + [soft], endings: Endings.all.tables(for: letters) & turkic, mayBeBare: false)
    ]
  }

  /// Petar, Petra; Павел, Павла; Marek, Marka.
  private static func fleeting(_ letters: [Letter]) -> [StemForm] {
    guard letters.count >= 4 else { return [] }
    let end = letters.suffix(3).map { $0 }
    guard fleetingVowels.contains(end[1]), !Vowels.contains(end[0]), !Vowels.contains(end[2]) else { return [] }
    let tables = Endings.all.tables(for: letters) & slavic
    return [StemForm(letters: letters.dropLast(2) + [end[2]], endings: tables, mayBeBare: false)]
  }

  /// أبو بكر, أبا بكر, أبي بكر: "father of" in its three cases.
  private static let father = ["ابو", "ابا", "ابي"].map { LetterFolding.letters(of: $0) }
  private static let slavic = Endings.all.tables(of: ["bs", "pl", "ru", "sr"])
  private static let turkic = Endings.all.tables(of: ["tr"])
  private static let fleetingVowels: Set<Letter> = [0x61, 0x65, 0x430, 0x435, 0x43E, 0x456]
  /// k, g, h before i: c, z, s.
  private static let palatal: [Letter: Letter] = [
    0x6B: 0x63, 0x67: 0x7A, 0x68: 0x73, 0x43A: 0x446, 0x433: 0x437, 0x445: 0x441,
  ]
  /// t, p, k: d, b, g.
  private static let voiced: [Letter: Letter] = [0x74: 0x64, 0x70: 0x62, 0x6B: 0x67]
}
