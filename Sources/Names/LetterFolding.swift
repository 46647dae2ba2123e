import Foundation

/// A folded letter or digit: a Unicode scalar without case, marks and variants.
typealias Letter = UInt32

/// What a scalar of a text becomes before it is compared.
///
/// Case, diacritics, Arabic and Hebrew vowel signs, tatweel, and characters without a width fall away (Unicode Standard Annex
/// 15, NFKD; `Default_Ignorable_Code_Point`); letters that are written for one another become one; every digit becomes 0…9.
enum LetterFolding {
  enum Result: Equatable {
    /// Part of the letter before it, or of nothing.
    case ignored
    case separator(Separator)
    case letter(Letter, isCapital: Bool)
    case letters([Letter], isCapital: Bool)
  }

  static func result(of scalar: Unicode.Scalar) -> Result {
    let value = scalar.value
    if value < table.count { return decode(table[Int(value)]) }
    return compute(scalar)
  }

  /// The letters of a pattern or an ending, without anything between them.
  static func letters(of text: String) -> [Letter] { FoldedText(text).letters }

  private static let letterBit: UInt32 = 1 << 31
  private static let capitalBit: UInt32 = 1 << 30
  private static let severalBit: UInt32 = 1 << 29
  private static let folded = makeTable()
  private static var table: [UInt32] { folded.codes }

  /// A result in 32 bits for each scalar up to U+FFFF: most texts need no other.
  private static func makeTable() -> (codes: [UInt32], several: [[Letter]]) {
    var several: [[Letter]] = []
    let codes = (UInt32(0)..<0x10000).map { value -> UInt32 in
      guard let scalar = Unicode.Scalar(value) else { return 1 }
      switch compute(scalar) {
      case .ignored: return 0
      case .separator(let kind): return 1 + UInt32(kind.rawValue)
      case .letter(let letter, let isCapital): return letterBit | (isCapital ? capitalBit : 0) | letter
      case .letters(let letters, let isCapital):
        several.append(letters)
        return letterBit | severalBit | (isCapital ? capitalBit : 0) | UInt32(several.count - 1)
      }
    }
    return (codes, several)
  }

  private static func decode(_ code: UInt32) -> Result {
    if code == 0 { return .ignored }
    guard code & letterBit != 0 else { return .separator(Separator(rawValue: UInt8(code - 1)) ?? .punctuation) }
    let payload = code & 0x1F_FFFF
    let isCapital = code & capitalBit != 0
    if code & severalBit != 0 { return .letters(folded.several[Int(payload)], isCapital: isCapital) }
    return .letter(payload, isCapital: isCapital)
  }

  private static func compute(_ scalar: Unicode.Scalar) -> Result {
    if let separator = Separator(scalar) { return .separator(separator) }
    if isIgnored(scalar) { return .ignored }
    let letters = expand(scalar)
    let isCapital = scalar.properties.isUppercase
    switch letters.count {
    case 0: return isLetter(scalar) ? .ignored : .separator(.punctuation)
    case 1: return .letter(letters[0], isCapital: isCapital)
    default: return .letters(letters, isCapital: isCapital)
    }
  }

  private static func expand(_ scalar: Unicode.Scalar) -> [Letter] {
    // Ideographs, but for their two forms, and Hangul syllables are themselves.
    if (0x3400...0x9FFF).contains(scalar.value) { return [HanVariants.simplified(scalar.value)] }
    if (0xAC00...0xD7A3).contains(scalar.value) { return [scalar.value] }
    guard isLetter(scalar) else { return [] }
    let lowered = scalar.properties.lowercaseMapping.decomposedStringWithCompatibilityMapping.lowercased()
    return lowered.unicodeScalars.flatMap { part -> [Letter] in
      if isIgnored(part) || !isLetter(part) { return [] }
      if let digit = part.properties.numericType == .decimal ? part.properties.numericValue : nil {
        return [0x30 + Letter(digit)]
      }
      return LetterVariants.table[part.value] ?? [
        LetterVariants.inBadge(part.value) ?? HanVariants.simplified(part.value)
      ]
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber:
      true
    case .otherNumber, .otherSymbol:
      // Circled and squared letters: people write names in them to look fancy, or to hide them from machines.
      (0x2460...0x24EA).contains(scalar.value) || (0x1F110...0x1F189).contains(scalar.value)
        || (0xB2...0xB9).contains(scalar.value)
    default: false
    }
  }

  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    // Control characters are not shown, but for those that separate.
    if 0x1C...0x1F ~= scalar.value { return false }
    if scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value { return true }
    if scalar.value < 0xAD { return false }
    // Tatweel, hamza on its own, and nuktas are written or left off.
    if [0x640, 0x621, 0x93C, 0x9BC, 0xA3C, 0xABC, 0xB3C].contains(scalar.value) { return true }
    if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format { return true }
    switch scalar.properties.generalCategory {
    case .enclosingMark: return true
    case .nonspacingMark: return !vowelSigns.contains { $0.contains(scalar.value) }
    default: return false
    }
  }

  /// Marks without which a word of these scripts is another word: Thaana; India to Cambodia; kana with two strokes.
  private static let vowelSigns: [ClosedRange<UInt32>] = [
    0x7A6...0x7B0, 0x900...0x109F, 0x1700...0x17FF, 0x1B00...0x1BFF, 0x3099...0x309A, 0xA800...0xABFF,
  ]
}
