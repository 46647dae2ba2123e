import Support

/// What libass is told: one style per font, and texts in which nothing can be a command.
struct CueScript {
  let canvas: SubtitleCanvas
  let fonts: [ScriptFont]

  /// White with a dark outline and a soft shadow is legible on any background. Encoding -1 lets the base direction follow the text.
  var header: String {
    let style = canvas.style
    func round(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    let styles = fonts.map { font in
      "Style: \(font.family),\(font.family),\(canvas.fontSize),\(Self.colour(style.colour)),\(Self.colour(style.colour)),"
        + "\(Self.colour(style.backdropColour)),\(Self.colour(0, transparency: 0x78)),-1,0,0,0,100,100,0,0,1,\(round(canvas.outline)),\(round(canvas.shadow)),"
        + "\(style.position == .top ? 8 : 2),\(canvas.left),\(canvas.right),\(style.position == .top ? canvas.top : canvas.bottom),-1"
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

  /// A rectangle of the style's backdrop, as large as this in pixels.
  func box(x: Double, y: Double, width: Double, height: Double) -> String {
    let (right, bottom) = (Int(clamping: width.rounded()), Int(clamping: height.rounded()))
    let colour = Self.colour(canvas.style.backdropColour)
    return
      "{\\an7\\pos(\(Int(clamping: x.rounded())),\(Int(clamping: y.rounded())))\\bord0\\shad0\\1c\(colour)&\\1a&H30&\\p1}m 0 0 l \(right) 0 \(right) \(bottom) 0 \(bottom)"
  }

  /// `&HAABBGGRR`, where AA is transparency.
  private static func colour(_ rgb: Int, transparency: Int = 0) -> String {
    let value = transparency << 24 | (rgb & 0xff) << 16 | (rgb & 0xff00) | rgb >> 16 & 0xff
    return "&H" + String(value, radix: 16, uppercase: true).padded(to: 8)
  }

  /// All lines of a cue. Every line of a right-to-left language begins with a mark of that direction: else a line that begins with a
  /// Latin name would run the other way.
  static func text(of text: String, isRightToLeft: Bool) -> String {
    text.split(whereSeparator: \.isNewline).map { (isRightToLeft ? "\u{200f}" : "") + escaped($0) }.joined(
      separator: "\\N")
  }

  /// A backslash is followed by a word joiner, so that it begins no command, and braces are escaped.
  static func escaped(_ text: some StringProtocol) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\\u{2060}"
      case "{": result += "\\{"
      case "}": result += "\\}"
      default: result.append(character)
      }
    }
  }
}
