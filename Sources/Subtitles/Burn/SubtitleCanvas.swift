/// The finished picture, and how far captions stay from its edges. All in pixels.
public struct SubtitleCanvas: Sendable, Hashable {
  public let width: Int
  public let height: Int
  public let left: Int
  public let right: Int
  public let top: Int
  public let bottom: Int

  public init(width: Int, height: Int, left: Int, right: Int, top: Int, bottom: Int) {
    self.width = width
    self.height = height
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
  }

  public var isPortrait: Bool { height > width }

  var layout: CueLayout { CueLayout(charactersPerLine: isPortrait ? CueLayout.portraitCharacters : CueLayout.landscapeCharacters) }

  /// Ascent plus descent of a line, in pixels, as ASS measures fonts; Noto Sans has an em of 0.73 of it. Landscape: 5.8 % of
  /// the height, so that 42 characters take about two thirds of the width (BBC Subtitle Guidelines: 68 %). Portrait: what lets
  /// 26 characters fill the safe area.
  var fontSize: Int {
    isPortrait ? (width - left - right) * 17 / 200 : height * 58 / 1000
  }
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
