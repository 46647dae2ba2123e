/// Characters that nobody sees, and in which a text can carry what nobody is to read: who wrote it down, or for whom.
enum InvisibleCharacters {
  /// Without those that a script does not need where they stand.
  static func removed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isSuspect) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : nil, after = index + 1 < scalars.count ? scalars[index + 1] : nil
      if !isSuspect(scalar) || isNeeded(scalar, before, after) { result.append(scalar) }
    }
    return String(result)
  }

  /// Joiners, word separators, variation selectors, tags, invisible operators, the byte order mark: of the default ignorable code points of Unicode
  /// (UAX 44) all but the marks of direction, which change what is seen.
  private static func isSuspect(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x34F, 0x180B...0x180F, 0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F, 0xFE00...0xFE0F, 0xFEFF,
      0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  private static func isNeeded(_ scalar: Unicode.Scalar, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before, let after = after ?? (scalar.value == 0xFE0F ? before : nil) else { return false }
    switch scalar.value {
    // Persian, Kurdish, Indian scripts and emoji join by them.
    case 0x200C, 0x200D: return joins(before) && (joins(after) || after.properties.isEmoji)
    // Where Thai, Lao, Burmese and Khmer words end.
    case 0x200B: return (0xE00...0x17FF).contains(before.value) && (0xE00...0x17FF).contains(after.value)
    // A picture, and not a sign.
    case 0xFE0F: return before.properties.isEmoji && !("0"..."9").contains(before)
    default: return false
    }
  }

  /// Letters and marks beyond the Latin, Greek, Cyrillic and Armenian blocks, and emoji with what follows them.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFE0F || scalar.properties.isEmojiPresentation
      || (scalar.value >= 0x590
        && (scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark))
  }
}

extension Cue {
  /// With nothing that nobody sees.
  var withoutInvisibleCharacters: Cue {
    Cue(
      startMilliseconds: startMilliseconds, endMilliseconds: endMilliseconds,
      text: InvisibleCharacters.removed(text), speaker: speaker.map(InvisibleCharacters.removed),
      words: words.map {
        TimedWord(
          InvisibleCharacters.removed($0.text), startMilliseconds: $0.startMilliseconds,
          endMilliseconds: $0.endMilliseconds)
      }, placement: placement)
  }
}
