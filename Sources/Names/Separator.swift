/// What stands between letters.
enum Separator: UInt8, Sendable {
  /// A character without a width that is a border all the same: the Persian and Kurdish half space.
  case halfSpace, apostrophe, hyphen
  /// What machines write in place of a space: `_`, `.`, `·`, `/`.
  case connector
  case space, lineBreak
  /// `#` and `@`, which begin a hash tag or an address.
  case tag
  case punctuation

  /// Nil for letters, digits, and what has no width.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x200C: self = .halfSpace
    case 0x27, 0x60, 0xB4, 0x2B9...0x2BF, 0x2C8, 0x2018...0x201B, 0x2032, 0x55A, 0x5F3, 0x5F4, 0xA78B, 0xA78C, 0xFF07:
      self = .apostrophe
    case 0x2D, 0x58A, 0x5BE, 0x2010...0x2015, 0x2043, 0x2212, 0x30A0, 0xFE58, 0xFE63, 0xFF0D: self = .hyphen
    case 0x5F, 0x2E, 0xB7, 0x2F, 0x2E31, 0x30FB, 0x2022, 0x2027, 0xFF3F, 0xFF0E, 0xFF65, 0x203F: self = .connector
    case 0x9, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
    case 0xA...0xD, 0x85, 0x2028, 0x2029: self = .lineBreak
    case 0x23, 0x40, 0xFF03, 0xFF20, 0xFE5F, 0xFE6B: self = .tag
    case 0...0x2F, 0x3A...0x40, 0x5B...0x5E, 0x7B...0x9F: self = .punctuation
    default: return nil
    }
  }
}

/// The border before a letter, from none to one that no name crosses.
enum WordBorder: UInt8, Sendable, Comparable {
  case none
  /// Nothing stands there, and yet a word begins: a capital, another script, a digit, a half space.
  case joint
  case apostrophe, hyphen, connector, space
  /// A full stop and a space: the end of a sentence, or of an abbreviation.
  case stop
  /// Up to four marks, such as a bracket or a comma.
  case punctuation
  /// More than that, or an empty line.
  case wall

  static func < (left: WordBorder, right: WordBorder) -> Bool { left.rawValue < right.rawValue }
}

/// Adds up what stands between two letters.
struct BorderReader {
  private var border = WordBorder.none
  private var count = 0
  private var lineBreaks = 0
  private var isHyphenated = false
  private(set) var isTag = false

  mutating func add(_ separator: Separator) {
    count += 1
    isTag = separator == .tag
    if separator == .lineBreak { lineBreaks += 1 }
    // A word that is divided at the end of a line is one word.
    if count == 2 && separator == .lineBreak && border == .hyphen {
      isHyphenated = true
      return
    }
    let own: WordBorder =
      switch separator {
      case .halfSpace: .joint
      case .apostrophe: count > 1 && border == .apostrophe ? .space : .apostrophe
      case .hyphen: .hyphen
      case .connector: .connector
      case .space, .lineBreak: .space
      case .tag, .punctuation: .punctuation
      }
    border = border == .connector && own == .space ? .stop : max(border, own)
  }

  mutating func take() -> WordBorder {
    defer { self = BorderReader() }
    if count > 8 || lineBreaks > 1 || (border == .punctuation && count > 4) { return .wall }
    return isHyphenated && border == .space ? .hyphen : border
  }
}
