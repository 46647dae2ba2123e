/// The settings of a WebVTT cue (section 6.4 of the W3C recommendation) and of a region (6.2), as far as they say where it stands.
struct WebVTTSettings {
  /// nil where the settings do not say.
  private(set) var isAtTop: Bool?
  private(set) var region: Substring?

  init(_ text: Substring) {
    var isVertical = false
    var line: Bool?
    for setting in text.split(whereSeparator: \.isWhitespace) {
      guard let (name, value) = Self.pair(setting, separator: ":") else { continue }
      switch name {
      case "region": region = value
      case "vertical": isVertical = value == "rl" || value == "lr"
      case "line": line = Self.isAtTop(line: value.prefix { $0 != "," })
      default: break
      }
    }
    // Of vertical text, line says how far from the side. A cue with a line has no region.
    if isVertical { return }
    isAtTop = line
    if line != nil { region = nil }
  }

  /// The name of a region and whether it stands in the upper half; nil where it has no name.
  static func region(_ lines: ArraySlice<Substring>) -> (id: Substring, isAtTop: Bool)? {
    var id: Substring?, isAtTop = false
    for setting in lines.flatMap({ $0.split(whereSeparator: \.isWhitespace) }) {
      guard let (name, value) = pair(setting, separator: ":") else { continue }
      switch name {
      case "id" where !value.contains("-->"): id = value
      case "viewportanchor":
        if let height = pair(value, separator: ",")?.1, let percent = percentage(height) { isAtTop = percent < 50 }
      default: break
      }
    }
    return id.map { ($0, isAtTop) }
  }

  /// `0` is the first line from the top, `-1` the last; a percentage counts from the top.
  private static func isAtTop(line: Substring) -> Bool? {
    if line.hasSuffix("%") { return percentage(line).map { $0 < 50 } }
    // Fifteen lines or so make up a picture: W3C, section 7.2, step 3 counts whole lines.
    return Double(line).flatMap { $0.isFinite ? $0 >= 0 && $0 < 8 : nil }
  }

  private static func percentage(_ text: Substring) -> Double? {
    guard text.hasSuffix("%"), let value = Double(text.dropLast()), (0...100).contains(value) else { return nil }
    return value
  }

  private static func pair(_ text: Substring, separator: Character) -> (Substring, Substring)? {
    guard let at = text.firstIndex(of: separator), at > text.startIndex else { return nil }
    let value = text[text.index(after: at)...]
    return value.isEmpty ? nil : (text[..<at], value)
  }
}
