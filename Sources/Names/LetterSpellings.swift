import Foundation

/// Letters that are written as two where a keyboard has them not: Müller, Mueller; Đorđe, Djordje.
enum LetterSpellings {
  static func expand(_ text: String) -> String {
    var expanded = ""
    for character in text.precomposedStringWithCanonicalMapping {
      expanded += table[character] ?? String(character)
    }
    return expanded
  }

  private static let table: [Character: String] = [
    "ä": "ae", "Ä": "Ae", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue", "å": "aa", "Å": "Aa", "ø": "oe", "Ø": "Oe",
    "đ": "dj", "Đ": "Dj",
  ]
}
