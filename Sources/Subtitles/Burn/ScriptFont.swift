/// The font for a script. Bold: thin strokes drown in moving pictures.
struct ScriptFont: Sendable, Hashable {
  let family: String
  /// Below the fonts folder.
  let file: String
  /// Which of the fonts of a collection.
  var index = 0
  /// The Debian package that brings it.
  var package = "fonts-noto-core"
  /// How much larger its letters are drawn than Latin ones beside them, which have taller small letters. Chosen by eye.
  var scale = 1.0
  /// From one line to the next, in parts of the canvas's font size: what its letters and marks need. Chosen by eye.
  var spacing = 1.0
  /// Code points of the script, from the Unicode block charts; empty for the font that serves all the rest.
  let ranges: [ClosedRange<UInt32>]
  /// The languages, and scripts, that use it where several fonts have the same code points; empty for whichever asks.
  var languages: Set<String> = []

  /// Latin, Cyrillic, Greek, digits and punctuation.
  static func common(_ typeface: SubtitleStyle.Typeface) -> ScriptFont { all(typeface)[0] }

  /// The last of those that have the same code points is for any language.
  static func all(_ typeface: SubtitleStyle.Typeface) -> [ScriptFont] { typeface == .serif ? serif : sans }

  private static let sans = fonts(.sans)
  private static let serif = fonts(.serif)

  private static func fonts(_ typeface: SubtitleStyle.Typeface) -> [ScriptFont] {
    let name = typeface == .serif ? "Serif" : "Sans"
    func core(_ script: String, scale: Double = 1, spacing: Double = 1, _ ranges: [ClosedRange<UInt32>]) -> ScriptFont {
      // Arabic with contrast in its strokes is called Naskh.
      let words = script == "Arabic" && typeface == .serif ? ["Naskh", script] : [name, script]
      return ScriptFont(
        family: (["Noto"] + words).filter { !$0.isEmpty }.joined(separator: " "),
        file: "truetype/noto/Noto\(words.joined())-Bold.ttf", scale: scale,
        spacing: spacing, ranges: ranges)
    }
    func cjk(_ region: String, _ index: Int, _ languages: Set<String>) -> ScriptFont {
      ScriptFont(
        family: "Noto \(name) CJK \(region)", file: "opentype/noto/Noto\(name)CJK-Bold.ttc", index: index,
        package: "fonts-noto-cjk",
        ranges: [
          0x1100...0x11ff, 0x2e80...0x9fff, 0xac00...0xd7ff, 0xf900...0xfaff, 0xfe30...0xfe4f, 0xff00...0xffef,
          0x20000...0x3ffff,
        ],
        languages: languages)
    }
    return [
      core("", []),
      core(
        "Arabic", scale: 1.2, spacing: 1.2,
        [0x600...0x6ff, 0x750...0x77f, 0x870...0x8ff, 0xfb50...0xfdff, 0xfe70...0xfeff]),
      core("Hebrew", [0x590...0x5ff, 0xfb1d...0xfb4f]),
      core("Devanagari", spacing: 1.05, [0x900...0x97f, 0xa8e0...0xa8ff]),
      core("Bengali", spacing: 1.05, [0x980...0x9ff]),
      core("Gurmukhi", [0xa00...0xa7f]), core("Gujarati", [0xa80...0xaff]), core("Tamil", [0xb80...0xbff]),
      core("Sinhala", [0xd80...0xdff]),
      core("Thai", spacing: 1.1, [0xe00...0xe7f]), core("Lao", spacing: 1.1, [0xe80...0xeff]),
      core("Myanmar", spacing: 1.3, [0x1000...0x109f]),
      core("Georgian", [0x10a0...0x10ff, 0x1c90...0x1cbf]), core("Ethiopic", [0x1200...0x139f, 0x2d80...0x2ddf]),
      core("Khmer", spacing: 1.15, [0x1780...0x17ff]),
      core("Armenian", [0x530...0x58f]), cjk("JP", 0, ["ja"]), cjk("KR", 1, ["ko"]),
      cjk("TC", 3, ["zh-hant", "zh-tw", "zh-hk", "yue"]),
      cjk("SC", 2, []),
    ]
  }

  /// The font of the first script in the text that needs one of its own.
  static func main(of text: String, language: String, typeface: SubtitleStyle.Typeface = .sans) -> ScriptFont {
    let fonts = all(typeface)
    for scalar in text.unicodeScalars where scalar.value >= 0x530 {
      let candidates = fonts.filter { $0.ranges.contains { $0.contains(scalar.value) } }
      if let font = candidates.first(where: { $0.serves(language) }) ?? candidates.last { return font }
    }
    return fonts[0]
  }

  private func serves(_ language: String) -> Bool {
    languages.contains { language.lowercased() == $0 || language.lowercased().hasPrefix($0 + "-") }
  }
}
