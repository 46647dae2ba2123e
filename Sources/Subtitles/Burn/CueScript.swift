/// What libass is told: one style per font, and texts in which nothing can be a command.
struct CueScript {
  let canvas: SubtitleCanvas
  let fonts: [ScriptFont]

  /// White with a dark outline and a soft shadow is legible on any background. Encoding -1 lets the base direction follow the text.
  var header: String {
    let style = canvas.style
    func round(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    let backdrop = Self.colour(style.backdropColour, transparency: style.backdrop == .box ? 0x40 : 0)
    // BorderStyle 4 draws one box behind a whole line (libass, changelog of 0.11); 1 an outline.
    let border = style.backdrop == .box ? 4 : 1
    let back = style.backdrop == .box ? backdrop : Self.colour(0, transparency: 0x78)
    let styles = fonts.map { font in
      "Style: \(font.family),\(font.family),\(Int(Double(canvas.fontSize) * font.scale)),\(Self.colour(style.colour)),\(Self.colour(style.colour)),"
        + "\(backdrop),\(back),-1,0,0,0,100,100,0,0,\(border),\(round(canvas.outline)),\(round(canvas.shadow)),"
        + "\(style.position == .top ? 8 : 2),\(canvas.left),\(canvas.right),\(canvas.margin(language: 0)),-1"
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

  /// `&HAABBGGRR`, where AA is transparency.
  private static func colour(_ rgb: Int, transparency: Int = 0) -> String {
    let value = transparency << 24 | (rgb & 0xff) << 16 | (rgb & 0xff00) | rgb >> 16 & 0xff
    let digits = String(value, radix: 16, uppercase: true)
    return "&H" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
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
