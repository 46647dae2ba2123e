import Files
import Foundation

/// The fonts that a text in one language needs, loaded when they are first asked for. For one thread at a time.
final class FontSet {
  private let folder: FontFolder
  let language: String
  let typeface: SubtitleStyle.Typeface
  private var loaded: [ScriptFont: (data: Data, face: FontFace)] = [:]
  private var widths: [String: Double] = [:]

  init(language: String, typeface: SubtitleStyle.Typeface = .sans, folder: FontFolder) {
    self.language = language
    self.typeface = typeface
    self.folder = folder
  }

  /// What was loaded so far, in the order of the families' names.
  var fonts: [(font: ScriptFont, data: Data)] {
    loaded.map { ($0.key, $0.value.data) }.sorted { $0.0.family < $1.0.family }
  }

  /// Throws `Failure` where a font is missing, or where a character of a cue is in none of its fonts: better no rendition than boxes.
  func load(for cues: [Cue]) throws {
    let common = try face(.common(typeface))
    for cue in cues {
      let own = try face(main(of: cue.text))
      if let missing = cue.text.unicodeScalars.first(where: {
        !$0.isInvisible && !own.contains($0) && !common.contains($0)
      }) {
        let code = "U+" + String(missing.value, radix: 16, uppercase: true)
        throw Failure(
          doing: "setting the subtitles in '\(language)'",
          reason:
            "no font for the cue at \(TimeCode.text(cue.startMilliseconds, separator: ".")) has the character '\(missing)' (\(code))",
          advice: Self.advice(for: missing))
      }
    }
  }

  func main(of text: String) -> ScriptFont { .main(of: text, language: language, typeface: typeface) }

  /// How wide a text is drawn that has no line break, in parts of the canvas's font size. Words recur: each is measured once.
  func width(of text: String, in font: ScriptFont) throws -> Double {
    let key = "\(font.family)\u{0}\(text)"
    if let known = widths[key] { return known }
    let width =
      try runs(of: text, in: font).reduce(0) { $0 + (try face($1.font).width(of: $1.text)) * $1.font.scale }
      / latinLine()
    widths[key] = width
    return width
  }

  /// Stretches of a text in one font each: what `font` has not is drawn by the common one.
  func runs(of text: String, in font: ScriptFont) throws -> [(font: ScriptFont, text: String)] {
    let own = try face(font), common = ScriptFont.common(typeface)
    var runs: [(font: ScriptFont, text: String)] = []
    for character in text {
      let isInvisible = character.unicodeScalars.allSatisfy(\.isInvisible)
      let needed =
        isInvisible
        ? runs.last?.font ?? font
        : character.unicodeScalars.allSatisfy { $0.isInvisible || own.contains($0) } ? font : common
      if runs.last?.font == needed {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append((needed, String(character)))
      }
    }
    return runs
  }

  /// A font as ASS is told its size, and how far it reaches below the line, in parts of the canvas's font size.
  func metrics(of font: ScriptFont) throws -> (size: Double, descent: Double) {
    let (face, latin) = (try face(font), try latinLine())
    return (face.line / latin * font.scale, face.descent / latin * font.scale)
  }

  /// A line of the common font is as high as the canvas's font size.
  private func latinLine() throws -> Double { try face(.common(typeface)).line }

  private func face(_ font: ScriptFont) throws -> FontFace {
    if let known = loaded[font] { return known.face }
    let data = try folder.data(of: font)
    guard let face = FontFace(data, index: font.index) else {
      throw Failure(
        doing: "loading the font \(font.family)", path: folder.path + "/" + font.file,
        reason: "it is not an OpenType font",
        advice: "Reinstall the Debian package \(font.package)")
    }
    loaded[font] = (data, face)
    return face
  }

  private static func advice(for scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x1f000...0x1ffff, 0x2600...0x27bf: "Take the symbol out of the transcript"
    default:
      "Take it out of the transcript, or leave this language out: it may be in Debian's fonts-noto-extra, which this version does not use yet"
    }
  }
}

extension Unicode.Scalar {
  /// White space, line breaks, and marks that steer shaping and direction without being seen.
  fileprivate var isInvisible: Bool {
    properties.isWhitespace || properties.generalCategory == .format || properties.isVariationSelector
  }
}
