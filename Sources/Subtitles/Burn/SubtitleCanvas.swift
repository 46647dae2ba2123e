import Support

/// The finished picture, how far captions stay from its edges, and what they look like. Sizes in pixels.
public struct SubtitleCanvas: Sendable, Hashable {
  public let width: Int
  public let height: Int
  public let left: Int
  public let right: Int
  public let top: Int
  public let bottom: Int
  public let style: SubtitleStyle
  /// How many languages share the picture.
  let languages: Int

  public init(
    width: Int, height: Int, left: Int, right: Int, top: Int, bottom: Int, style: SubtitleStyle = SubtitleStyle(),
    languages: Int = 1
  ) {
    self.width = width
    self.height = height
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
    self.style = style
    self.languages = languages
  }

  public var isPortrait: Bool { height > width }

  /// For pictures that are higher than wide: our own choice. Published advice for vertical video is between 20 and 28.
  static let portraitCharacters = 26

  func limit(for rules: LayoutRules) -> LineLimit {
    LineLimit(
      characters: isPortrait ? min(rules.charactersPerLine, Self.portraitCharacters) : rules.charactersPerLine,
      width: lineWidth)
  }

  /// Ascent plus descent of a line, in pixels, as ASS measures fonts; Noto Sans has an em of 0.73 of it. Landscape: 5.8 % of
  /// the height, so that 42 characters take about two thirds of the width (BBC Subtitle Guidelines: 68 %). Portrait: what lets
  /// 26 characters fill the safe area. Two languages share the height: each is a little smaller.
  var fontSize: Int {
    let own =
      style.size.map { Int(Int32(clamping: (Double(height) * $0 / 100).rounded())) }
      ?? (isPortrait ? (width - left - right) * 17 / 200 : height * 58 / 1000)
    return max(4, languages > 1 ? own * 85 / 100 : own)
  }

  /// In a box, letters need neither.
  var outline: Double { style.backdrop == .box ? 0 : Double(fontSize) * 0.055 }
  var shadow: Double { style.backdrop == .box ? 0 : Double(fontSize) * 0.03 }
  /// What a box, or the outline, adds at either side of a line.
  var padding: Double { style.backdrop == .box ? Double(fontSize) * 0.3 : outline + shadow }

  /// How wide a line may be, in parts of the font size.
  var lineWidth: Double { (Double(width - left - right) - 2 * padding) / Double(fontSize) }

  /// How high something stands at the bottom of the picture while a cue is shown, in pixels; 0 for nothing.
  func lowerThird(during cue: Cue) -> Int {
    let start = Double(cue.startMilliseconds) / 1000, end = Double(cue.endMilliseconds) / 1000
    let heights = style.lowerThirds.filter { $0.from < end && $0.to ?? .infinity > start }.map {
      Int(clamping: (Double(height) * $0.height / 100).rounded(.up))
    }
    return heights.max() ?? 0
  }

  func isAtTop(_ cue: Cue) -> Bool { style.position == .top || cue.placement == .top }
}

/// Where something of one colour covers the picture.
public struct CoverageBitmap: Sendable, Hashable {
  /// Pixels from the left and top of the canvas.
  public let x: Int
  public let y: Int
  public let width: Int
  public let height: Int
  /// `width` × `height` values, row by row: 0 leaves the picture, 255 covers it.
  public let coverage: [UInt8]
  /// sRGB.
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8
  /// Applies to all of the coverage; 255 is opaque.
  public let opacity: UInt8
}

/// What a caption looks like, in drawing order. The same object stands for the same look.
public final class SubtitleOverlay: Sendable {
  public let bitmaps: [CoverageBitmap]

  init(_ bitmaps: [CoverageBitmap]) { self.bitmaps = bitmaps }
}
