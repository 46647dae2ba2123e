/// The times of WebVTT: section 6.3 of the W3C recommendation.
enum WebVTTTiming {
  /// `START --> END` and what follows it; nil where the line is no pair of times.
  static func range(_ line: Substring) -> (start: Int, end: Int, rest: Substring)? {
    var rest = line.drop(while: \.isWhitespace)
    guard let start = timestamp(&rest) else { return nil }
    rest = rest.drop(while: \.isWhitespace)
    guard rest.hasPrefix("-->") else { return nil }
    rest = rest.dropFirst(3).drop(while: \.isWhitespace)
    guard let end = timestamp(&rest) else { return nil }
    return (start, end, rest)
  }

  /// Takes `mm:ss.ttt` or `h…:mm:ss.ttt` from the beginning of a text; nil, and nothing of use left, where there is none.
  static func timestamp(_ text: inout Substring) -> Int? {
    guard let first = digits(&text) else { return nil }
    var fields = [first]
    while fields.count < 3, text.first == ":" {
      text = text.dropFirst()
      guard let next = digits(&text), next.count == 2 else { return nil }
      fields.append(next)
    }
    guard fields.count == 3 || (fields.count == 2 && first.count == 2), text.first == "." else { return nil }
    text = text.dropFirst()
    guard let fraction = digits(&text), fraction.count == 3 else { return nil }
    let values = fields.compactMap { Int($0) }
    guard values.count == fields.count, values.suffix(2).allSatisfy({ $0 < 60 }), let thousandths = Int(fraction) else {
      return nil
    }
    let total = values.reduce(0) { $0 * 60 + $1 } * 1000 + thousandths
    return total <= TimeCode.limitMilliseconds ? total : nil
  }

  /// At most nine: more are no time.
  private static func digits(_ text: inout Substring) -> Substring? {
    let found = text.prefix { $0.isASCII && $0.isNumber }
    text = text.dropFirst(found.count)
    return found.isEmpty || found.count > 9 ? nil : found
  }
}
