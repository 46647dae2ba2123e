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
