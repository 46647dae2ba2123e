/// Character references of HTML, which WebVTT, SubRip, SBV and oTranscribe use.
///
/// By scalars: a vowel sign behind the semicolon makes one character with it.
enum Entities {
  private typealias Scalars = Substring.UnicodeScalarView

  /// What is no reference stays as it is. HTML Standard, section 13.2.5.72, "Character reference state".
  static func decoded(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains("&") else { return String(text) }
    var result = String.UnicodeScalarView()
    var rest = Substring(text).unicodeScalars
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let body = rest[rest.index(after: start)...]
      if let (character, end) = body.first == "#" ? number(body.dropFirst()) : name(body) {
        result += character.unicodeScalars
        rest = body[end...]
      } else {
        result.append("&")
        rest = body
      }
    }
    return String(result + rest)
  }

  /// As long as the longest name of HTML.
  private static let longest = 32

  private static func name(_ body: Scalars) -> (String, String.Index)? {
    let name = body.prefix(longest).prefix {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    if body[name.endIndex...].first == ";", let text = EntityNames.all[Substring(name)] {
      return (text, body.index(after: name.endIndex))
    }
    var shorter = name
    while !shorter.isEmpty {
      if let text = EntityNames.old[Substring(shorter)] { return (text, shorter.endIndex) }
      shorter.removeLast()
    }
    return nil
  }

  /// With or without a semicolon, and with any number of zeros.
  private static func number(_ body: Scalars) -> (String, String.Index)? {
    let isHexadecimal = body.first == "x" || body.first == "X"
    let digits = body.dropFirst(isHexadecimal ? 1 : 0).prefix {
      isHexadecimal ? $0.isASCII && $0.properties.isASCIIHexDigit : ("0"..."9").contains($0)
    }
    guard !digits.isEmpty else { return nil }
    let end = body[digits.endIndex...].first == ";" ? body.index(after: digits.endIndex) : digits.endIndex
    let code = UInt32(String(digits.drop { $0 == "0" }.prefix(8)), radix: isHexadecimal ? 16 : 10)
    return (character(code ?? 0), end)
  }

  /// What a browser shows: of control characters nothing, and of 128 to 159 those of Windows-1252.
  private static func character(_ code: UInt32) -> String {
    switch code {
    case 1...8, 11...31, 127: ""
    case 128...159: windows[Int(code - 128)].map(String.init) ?? ""
    default: (code == 0 ? nil : Unicode.Scalar(code)).map { String(Character($0)) } ?? "\u{FFFD}"
    }
  }

  /// By section 13.2.5.80, "Numeric character reference end state"; a space for the five that have none.
  private static let windows: [Character?] = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".map { $0 == " " ? nil : $0 }
}
