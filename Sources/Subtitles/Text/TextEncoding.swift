/// How bytes stand for text.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// Arabic, Persian, Urdu.
  case windows1256 = "Windows-1256"
  /// Turkish.
  case windows1254 = "Windows-1254"
  /// Cyrillic.
  case windows1251 = "Windows-1251"
  /// Western Europe.
  case windows1252 = "Windows-1252"

  /// Whether the bytes might also have stood for other letters.
  public var isGuessed: Bool { codePage != nil }

  /// The name that iconv knows; nil for those that Swift reads itself.
  var codePage: String? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    case .windows1256: "CP1256"
    case .windows1254: "CP1254"
    case .windows1251: "CP1251"
    case .windows1252: "CP1252"
    }
  }
}
