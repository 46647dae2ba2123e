import Files
import Foundation

/// The fonts that a cue sheet needs, with proof that they have every character of it.
struct FontSet {
  let fonts: [(font: ScriptFont, data: Data)]

  /// Throws `Failure` where a font is missing, or where a character is in none of a cue's fonts: better no rendition than boxes.
  init(for cues: [Cue], language: String, folder: FontFolder) throws {
    var loaded: [ScriptFont: (data: Data, coverage: FontCoverage)] = [:]
    func load(_ font: ScriptFont) throws -> FontCoverage {
      if let known = loaded[font] { return known.coverage }
      let data = try folder.data(of: font)
      guard let coverage = FontCoverage(data) else {
        throw Failure(
          doing: "loading the font \(font.family)", path: folder.path + "/" + font.file, reason: "it is not a TrueType font",
          advice: "Reinstall the Debian package fonts-noto-core")
      }
      loaded[font] = (data, coverage)
      return coverage
    }
    let common = try load(.common)
    for cue in cues {
      let own = try load(.main(of: cue.text))
      if let missing = cue.text.unicodeScalars.first(where: { !$0.isInvisible && !common.contains($0) && !own.contains($0) }) {
        let code = "U+" + String(missing.value, radix: 16, uppercase: true)
        throw Failure(
          doing: "setting the subtitles in '\(language)'",
          reason: "no font for the cue at \(TimeCode.text(cue.startMilliseconds, separator: ".")) has the character '\(missing)' (\(code))",
          advice: Self.advice(for: missing))
      }
    }
    fonts = loaded.map { ($0.key, $0.value.data) }.sorted { $0.0.family < $1.0.family }
  }

  private static func advice(for scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x2e80...0x9fff, 0xac00...0xd7ff, 0xf900...0xfaff, 0xff00...0xffef, 0x20000...0x3ffff:
      "It is in Debian's fonts-noto-cjk, which this version does not use yet: leave this language out"
    case 0x1f000...0x1ffff, 0x2600...0x27bf: "Take the symbol out of the transcript"
    default: "Take it out of the transcript, or leave this language out: it may be in Debian's fonts-noto-extra, which this version does not use yet"
    }
  }
}

extension Unicode.Scalar {
  /// White space, line breaks, and marks that steer shaping and direction without being seen.
  fileprivate var isInvisible: Bool {
    properties.isWhitespace || properties.generalCategory == .format || properties.isVariationSelector
  }
}
