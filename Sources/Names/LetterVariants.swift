import Foundation

/// Letters that Unicode keeps apart, and people write for one another.
enum LetterVariants {
  static let table: [Letter: [Letter]] = {
    var table: [Letter: [Letter]] = [:]
    for (letters, plain) in pairs {
      for scalar in letters.unicodeScalars { table[scalar.value] = plain.unicodeScalars.map(\.value) }
    }
    return table
  }()

  /// White letters in black circles and squares, which Unicode does not take apart: 🅐, 🅰. Nil for everything else.
  static func inBadge(_ letter: Letter) -> Letter? {
    switch letter {
    case 0x1F150...0x1F169: letter - 0x1F150 + 0x61
    case 0x1F170...0x1F189: letter - 0x1F170 + 0x61
    default: nil
    }
  }

  /// Each letter of the first text becomes the second.
  private static let pairs: [(String, String)] = [
    // Latin: strokes, ligatures, and the letters of Turkish, Azerbaijani and Icelandic.
    ("ı", "i"), ("ßẞ", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("đðɖ", "d"), ("þ", "th"), ("ł", "l"), ("ħ", "h"),
    ("ŧ", "t"), ("ŋ", "n"), ("ə", "e"), ("ǝ", "e"), ("ɛ", "e"), ("ɔ", "o"), ("ɓ", "b"), ("ɗ", "d"), ("ƙ", "k"),
    ("ƴ", "y"),
    // With other strokes; the letters of phonetic alphabets; small capitals, which Unicode does not take apart.
    ("ⱥɑɐᴀ", "a"), ("ƀƃʙ", "b"), ("ȼƈᴄ", "c"), ("ƌᴅ", "d"), ("ɇᴇ", "e"), ("ƒꜰ", "f"), ("ǥɠɡɢ", "g"), ("ʜ", "h"),
    ("ɨɩɪ", "i"),
    ("ɉȷᴊ", "j"), ("ᴋ", "k"), ("ƚⱡʟ", "l"), ("ᴍ", "m"), ("ɲɴ", "n"), ("ɵᴏ", "o"), ("ᵽƥᴘ", "p"), ("ɋꞯ", "q"),
    ("ɍʀ", "r"), ("ꞩꜱ", "s"),
    ("ⱦƭᴛ", "t"), ("ʉᴜ", "u"), ("ᴠ", "v"), ("ᴡ", "w"), ("ɏʏ", "y"), ("ƶᴢ", "z"),
    // Arabic: carriers of hamza fall to their letters by themselves; the final ya without dots, the ta marbuta, Persian, Urdu,
    // Pashto, Kurdish and Uyghur forms of the same letters.
    ("ٱ", "ا"), ("ىیېےۍێ", "ي"), ("ةہھەۂۃۀ", "ه"), ("کڪ", "ك"), ("ۆۇۈۋ", "و"), ("ڕ", "ر"), ("ڵ", "ل"), ("ں", "ن"),
    ("ګ", "گ"),
    // Hebrew: final forms.
    ("ך", "כ"), ("ם", "מ"), ("ן", "נ"), ("ף", "פ"), ("ץ", "צ"),
    // Greek: final sigma.
    ("ς", "σ"),
    // Cyrillic: letters of Ukrainian and Kazakh beside those that others write for them.
    ("ґ", "г"),
  ]
}

/// Traditional and simplified Chinese characters as one: 王偉 and 王伟.
///
/// The simplified one stands for both, since several traditional ones may have become one. By ICU's transform "Hant-Hans", which is Unihan's
/// `kSimplifiedVariant` for single characters; Japanese forms (沢 for 澤) are not among them.
enum HanVariants {
  static func simplified(_ letter: Letter) -> Letter { table[letter] ?? letter }

  private static let table: [Letter: Letter] = {
    let traditional = (Letter(0x3400)...0x9FFF).compactMap(Unicode.Scalar.init)
    // Each in a line of its own, so that none is read with its neighbour.
    var lines = String.UnicodeScalarView()
    for scalar in traditional { lines.append(contentsOf: [scalar, "\n"]) }
    let result = String(lines).applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? ""
    let simplified = result.unicodeScalars.split(separator: "\n")
    guard simplified.count == traditional.count else { return [:] }
    var table: [Letter: Letter] = [:]
    for (from, to) in zip(traditional, simplified) where to.count == 1 && to.first != from {
      table[from.value] = to.first?.value
    }
    return table
  }()
}
