/// Digits and signs that people write for letters, and what each may stand for.
///
/// By looks, as in `Ahm4d` and `$ara`; and by sound, as in the Latin Arabic of chats: `A7mad`, `Sa3id`, `5aled`. There a digit with an apostrophe is the
/// letter with a dot above it: 3 is ع, and 3' is غ. Yaghan, "Arabizi": A Contemporary Style of Arabic Slang, Design Issues 24 (2), 2008.
enum Disguises {
  /// The ways to read a mark in a word of a script, the likelier first; an empty one stands for no Latin letter at all. Nil where it is none.
  static func readings(of mark: Substring, in system: WritingSystem) -> [String]? {
    switch system {
    case .latin: latin[mark]
    case .cyrillic: cyrillic[mark]
    case .greek: greek[mark]
    default: nil
    }
  }

  /// The digit or sign that a scalar is, whatever its width or style; nil for everything else.
  static func mark(_ scalar: Unicode.Scalar, _ folded: LetterFolding.Result) -> Character? {
    if case .letter(let letter, _) = folded { return letter < 0x3A ? Unicode.Scalar(letter).map(Character.init) : nil }
    switch scalar.value {
    case 0xFF01, 0xFF04, 0xFF20, 0xFF5C: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
    default: return signs.contains(Character(scalar)) ? Character(scalar) : nil
    }
  }

  /// Whether a mark stands at the beginning and end of words for itself: an exclamation mark, a line.
  static func isInside(_ mark: Character) -> Bool { inside.contains(mark) }

  /// With an apostrophe behind them they are other letters.
  static func takesApostrophe(_ mark: Character) -> Bool { "35679".contains(mark) }

  /// What stands behind a number that counts or measures: of `5am` no name is made.
  static func isUnit(_ word: String) -> Bool { units.contains(word.lowercased()) }

  private static let signs: Set<Character> = ["@", "$", "!", "|", "¡", "€", "£", "¢", "©", "®", "§"]
  private static let inside: Set<Character> = ["!", "|", "¡", "©", "®", "§"]

  private static let latin: [Substring: [String]] = [
    "0": ["o"], "1": ["i", "l"], "2": ["", "a", "q", "z"], "3": ["a", "", "e"], "4": ["a"], "5": ["kh", "s"],
    "6": ["t", "b", "g"], "7": ["h", "t"], "8": ["q", "gh", "b"], "9": ["s", "q", "g"],
    "3'": ["gh"], "5'": ["kh"], "6'": ["z", "dh"], "7'": ["kh"], "9'": ["d", "dh"],
    "@": ["a"], "$": ["s"], "!": ["i", "l"], "|": ["l", "i"], "¡": ["i"], "€": ["e"], "£": ["l"], "¢": ["c"],
    "©": ["c"],
    "®": ["r"], "§": ["s"],
  ]

  private static let cyrillic: [Substring: [String]] = [
    "0": ["о"], "1": ["и", "і", "л"], "3": ["з", "е"], "4": ["ч", "а"], "6": ["б"], "8": ["в"], "@": ["а"], "$": ["с"],
    "!": ["и", "і"], "|": ["л", "і"], "€": ["е", "є"], "¢": ["с"], "©": ["с"], "®": ["я"],
  ]

  private static let greek: [Substring: [String]] = [
    "0": ["ο", "ω"], "1": ["ι"], "3": ["ε", "ξ"], "4": ["α"], "8": ["θ"], "@": ["α"], "$": ["σ"], "!": ["ι"],
    "|": ["ι"],
    "€": ["ε"],
  ]

  private static let units = Set(
    """
    am pm a p h hr hrs hour hours min mins minutes s sec secs ms d days w wk wks mo mos yr yrs years yo x st nd rd th er ers re eme e
    ter te nda inci uncu km cm mm nm m mi ft in inch yd kg g mg lb lbs oz t ton tons l ml cl kb mb gb tb k w kw mw hz khz mhz ghz v
    px p fps bit bits mp g eur usd da de den dan ta ten ya ye yi в м с г ч км см мм кг мин сек лет год г л мл я й е го му ый ой ая х
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
