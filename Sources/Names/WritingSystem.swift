/// The scripts that differ in how their words are bounded and inflected.
enum WritingSystem: Sendable {
  case latin, cyrillic, greek, armenian, georgian, hebrew, arabic, ethiopic, indic
  /// Written without spaces, or with particles that follow without one: a name is looked for anywhere.
  case unspaced
  case other

  /// By Unicode block; which letters a block holds is Unicode's `Blocks.txt`.
  init(of letter: Letter) {
    switch letter {
    case 0x41...0x24F, 0x250...0x2AF, 0x1D00...0x1D7F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF: self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
    case 0x530...0x58F: self = .armenian
    case 0x590...0x5FF: self = .hebrew
    case 0x600...0x6FF, 0x750...0x77F, 0x870...0x8FF: self = .arabic
    case 0x900...0xDFF: self = .indic
    case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF: self = .unspaced
    case 0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2F: self = .georgian
    case 0x1200...0x139F, 0x2D80...0x2DDF, 0xAB00...0xAB2F: self = .ethiopic
    case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      self = .unspaced
    default: self = .other
    }
  }

  /// Where capitals tell a name from a word.
  var hasCapitals: Bool { self == .latin || self == .cyrillic || self == .greek || self == .armenian }
}
