import Foundation

/// A text as a file name can carry it on every system.
public enum Slug {
  /// What is left of a text without a letter or digit that could be written in ASCII.
  public static let untitled = "untitled"
  /// In characters.
  public static let lengthLimit = 60

  /// Lower-case ASCII letters, digits and single hyphens: `Breaking the brand: Žižek` is `breaking-the-brand-zizek`.
  ///
  /// Latin letters lose their diacritics, Cyrillic ones are transliterated. Other scripts are read aloud in Latin letters (`مقابلة` is
  /// `mqablt`, `東京` is `dong-jing`), as far as Unicode's transliterations know them; the rest is left out.
  public static func of(_ title: String) -> String {
    var slug = ""
    var isAfterGap = false
    for character in inLatinLetters(title) {
      guard let letters = ascii(character) else {
        isAfterGap = true
        continue
      }
      guard !letters.isEmpty else { continue }
      let addition = (isAfterGap && !slug.isEmpty ? "-" : "") + letters
      if slug.count + addition.count > lengthLimit { break }
      slug += addition
      isAfterGap = false
    }
    return slug.isEmpty ? untitled : slug
  }

  /// Whether a text is its own slug, so that a person may choose it as one.
  public static func isOne(_ text: String) -> Bool { of(text) == text }

  /// The text with each run of letters of other scripts transliterated. Latin and Cyrillic letters stay: `table` is older, and names
  /// that were published once must not change.
  private static func inLatinLetters(_ title: String) -> String {
    // No more than the length limit is ever kept, and a letter gives at least one of ours or none.
    let characters = title.prefix(lengthLimit * 100)
    guard characters.contains(where: isOfAnotherScript) else { return title }
    var result = ""
    var run = ""
    func endRun() {
      result += transliterated(run)
      run = ""
    }
    for character in characters {
      if isOfAnotherScript(character) {
        run.append(character)
      } else {
        endRun()
        result.append(character)
      }
    }
    endRun()
    return result
  }

  /// By ICU's `Any-Latin`, which Foundation brings along: the same whatever the system and its language.
  private static func transliterated(_ run: String) -> String {
    guard !run.isEmpty else { return "" }
    let latin = run.precomposedStringWithCompatibilityMapping.applyingTransform(.toLatin, reverse: false) ?? run
    // Signs for sounds that have no letter (ʻayn, a glottal stop) vanish inside a word; they are no gap between two.
    return String(
      latin.filter { character in
        guard let scalar = character.unicodeScalars.first, !scalar.isASCII else { return true }
        return ![.modifierLetter, .modifierSymbol, .nonspacingMark].contains(scalar.properties.generalCategory)
      })
  }

  private static func isOfAnotherScript(_ character: Character) -> Bool {
    // Below are Latin letters and what goes with them.
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x370 else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber:
      let name = scalar.properties.name ?? ""
      return !name.hasPrefix("LATIN ") && !name.hasPrefix("CYRILLIC ") && ascii(character) == nil
    default: return false
    }
  }

  /// Nil for a gap between words, empty for what vanishes inside a word.
  private static func ascii(_ character: Character) -> String? {
    if let letters = table[Character(character.lowercased().first.map(String.init) ?? " ")] { return letters }
    var result: String?
    for scalar in character.unicodeScalars {
      if let letters = ascii(scalar) { result = (result ?? "") + letters }
    }
    return result
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return String(scalar)
    case 0x41...0x5A: return String(scalar).lowercased()
    default: return latin(scalar)
    }
  }

  /// `LATIN SMALL LETTER E WITH ACUTE` is `e`: names of characters never change (Unicode Character Encoding Stability Policies).
  private static func latin(_ scalar: Unicode.Scalar) -> String? {
    guard let words = scalar.properties.name?.split(separator: " "), words.count >= 4, words[0] == "LATIN",
      words[2] == "LETTER" || words[2] == "LIGATURE", words[3].count <= 2, words.count == 4 || words[4] == "WITH"
    else { return nil }
    return words[3].lowercased()
  }

  /// Letters whose names do not say how they are written, and marks that vanish. Cyrillic as in BGN/PCGN, simplified.
  private static let table: [Character: String] = [
    "'": "", "’": "", "ʼ": "", "ʻ": "", "ß": "ss", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng", "ə": "e", "ǝ": "e",
    "ɣ": "gh",
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z",
    "и": "i",
    "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t",
    "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
  ]
}
