/// What libass is told: one style per font, and texts in which nothing can be a command.
struct CueScript {
  let canvas: SubtitleCanvas
  let fonts: [ScriptFont]

  /// White with a dark outline and a soft shadow: legible on any background. Encoding -1 lets the base direction follow the text.
  var header: String {
    let size = canvas.fontSize
    let outline = Double(size) * 0.055, shadow = Double(size) * 0.03
    func round(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    let styles = fonts.map { font in
      "Style: \(font.family),\(font.family),\(Int(Double(size) * font.scale)),&H00FFFFFF,&H00FFFFFF,&H00141414,&H78000000,-1,0,0,0,100,100,0,0,1,"
        + "\(round(outline)),\(round(shadow)),2,\(canvas.left),\(canvas.right),\(canvas.bottom),-1"
    }
    return """
      [Script Info]
      ScriptType: v4.00+
      WrapStyle: 0
      ScaledBorderAndShadow: yes
      PlayResX: \(canvas.width)
      PlayResY: \(canvas.height)

      [V4+ Styles]
      Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
      StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
      \(styles.joined(separator: "\n"))

      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

      """
  }

  /// The index, among libass's styles, of the one for this text.
  func style(for text: String, default fallback: Int, of names: [String]) -> Int {
    names.lastIndex(of: ScriptFont.main(of: text).family) ?? fallback
  }

  /// A backslash is followed by a word joiner, so that it begins no command, and braces are escaped. Every line of a right-to-left
  /// language begins with a mark of that direction: else a line that begins with a Latin name would run the other way.
  static func text(of text: String, isRightToLeft: Bool) -> String {
    text.split(whereSeparator: \.isNewline).map { line in
      let escaped = line.reduce(into: isRightToLeft ? "\u{200f}" : "") { result, character in
        switch character {
        case "\\": result += "\\\u{2060}"
        case "{": result += "\\{"
        case "}": result += "\\}"
        default: result.append(character)
        }
      }
      return escaped
    }.joined(separator: "\\N")
  }
}
