/// Character references of HTML, which WebVTT and oTranscribe use.
enum Entities {
  /// The named ones that subtitles hold; everything else can be written by its number.
  private static let names: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}", "lrm": "\u{200e}", "rlm": "\u{200f}",
    "zwnj": "\u{200c}",
    "zwj": "\u{200d}", "shy": "\u{ad}", "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
    "ldquo": "“", "rdquo": "”",
    "laquo": "«", "raquo": "»", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "auml": "ä", "ouml": "ö",
    "uuml": "ü",
    "szlig": "ß", "iexcl": "¡", "iquest": "¿", "euro": "€", "copy": "©", "deg": "°",
  ]

  /// What is no reference stays as it is.
  static func decoded(_ text: some StringProtocol) -> String {
    guard text.contains("&") else { return String(text) }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let body = rest[rest.index(after: start)...]
      if let end = body.prefix(12).firstIndex(of: ";"), let character = character(body[..<end]) {
        result += character
        rest = body[body.index(after: end)...]
      } else {
        result += "&"
        rest = body
      }
    }
    return result + rest
  }

  private static func character(_ reference: Substring) -> String? {
    guard reference.first == "#" else { return names[reference] }
    let digits = reference.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    guard let code = UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10),
      code > 31 || code == 9 || code == 10
    else { return nil }
    return Unicode.Scalar(code).map { String(Character($0)) }
  }
}
