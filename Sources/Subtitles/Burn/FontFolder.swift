import Files
import Foundation

/// The fixed folder from which captions take their fonts: what else is installed does not matter, so that two machines draw the
/// same pixels.
public struct FontFolder: Sendable, Hashable {
  /// Where Debian's fonts-noto-core puts its files.
  public static let defaultPath = "/usr/share/fonts/truetype/noto"

  public let path: String

  public init(path: String = FontFolder.defaultPath) { self.path = path }

  /// A family and the file that it is in; nil where the file is missing.
  public struct Family: Sendable, Hashable {
    public let family: String
    public let file: String?
  }

  /// Every family that captions may need.
  public func check() -> [Family] {
    ScriptFont.all.map { font in
      let file = path + "/" + font.file
      return Family(family: font.family, file: FileManager.default.isReadableFile(atPath: file) ? file : nil)
    }
  }

  /// The bytes of a font. Debian's package installs plain files; links inside the folder are followed.
  func data(of font: ScriptFont) throws -> Data {
    let file = URL(fileURLWithPath: path + "/" + font.file).resolvingSymlinksInPath().path
    do {
      return try SourceFile(path: file).contents(limit: 50_000_000)
    } catch let failure as Failure {
      throw Failure(
        doing: "loading the font \(font.family)", path: file, reason: failure.explanation.reason,
        advice: "Install the Debian package fonts-noto-core, or run scripts/setup")
    }
  }
}

/// The font for a script. Bold: thin strokes drown in moving pictures.
struct ScriptFont: Sendable, Hashable {
  let family: String
  let file: String
  /// By how much its letters are enlarged. ASS measures fonts by ascent plus descent, and scripts with tall marks would look
  /// small beside Latin letters; Latin words among them grow along. Chosen by eye.
  var scale = 1.0
  /// Code points of the script, from the Unicode block charts; empty for the font that serves all the rest.
  let ranges: [ClosedRange<UInt32>]

  /// Latin, Cyrillic, Greek, digits and punctuation.
  static let common = ScriptFont(family: "Noto Sans", file: "NotoSans-Bold.ttf", ranges: [])

  static let all: [ScriptFont] = [
    common,
    ScriptFont(
      family: "Noto Sans Arabic", file: "NotoSansArabic-Bold.ttf", scale: 1.12,
      ranges: [0x600...0x6ff, 0x750...0x77f, 0x870...0x8ff, 0xfb50...0xfdff, 0xfe70...0xfeff]),
    ScriptFont(family: "Noto Sans Hebrew", file: "NotoSansHebrew-Bold.ttf", ranges: [0x590...0x5ff, 0xfb1d...0xfb4f]),
    ScriptFont(family: "Noto Sans Devanagari", file: "NotoSansDevanagari-Bold.ttf", ranges: [0x900...0x97f, 0xa8e0...0xa8ff]),
    ScriptFont(family: "Noto Sans Bengali", file: "NotoSansBengali-Bold.ttf", ranges: [0x980...0x9ff]),
    ScriptFont(family: "Noto Sans Thai", file: "NotoSansThai-Bold.ttf", ranges: [0xe00...0xe7f]),
    ScriptFont(family: "Noto Sans Georgian", file: "NotoSansGeorgian-Bold.ttf", ranges: [0x10a0...0x10ff, 0x1c90...0x1cbf]),
    ScriptFont(family: "Noto Sans Ethiopic", file: "NotoSansEthiopic-Bold.ttf", ranges: [0x1200...0x139f, 0x2d80...0x2ddf]),
    ScriptFont(family: "Noto Sans Armenian", file: "NotoSansArmenian-Bold.ttf", ranges: [0x530...0x58f]),
  ]

  /// The font of the first script in the text that needs one of its own.
  static func main(of text: String) -> ScriptFont {
    for scalar in text.unicodeScalars where scalar.value >= 0x530 {
      if let font = all.first(where: { $0.ranges.contains { $0.contains(scalar.value) } }) { return font }
    }
    return common
  }
}
