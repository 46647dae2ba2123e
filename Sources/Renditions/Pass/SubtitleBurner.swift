import Media
import Subtitles

/// Blends captions over the pictures of one rendition. The layout is made for the finished picture, and a cue is rasterised
/// only when it changes.
struct SubtitleBurner {
  private let rasterizer: SubtitleRasterizer
  private let memory = Memory()

  /// What the last caption looked like, converted for blending.
  private final class Memory {
    var shown: SubtitleOverlay?
    var overlays: [Overlay] = []
    var places: [OverlayPlace] = []
  }

  /// Sizes in pixels, of the finished picture; nil where nothing is to be burned in.
  init?(_ burn: PictureBranch.Burn, width: Int, height: Int, fonts: FontFolder) throws {
    guard let captions = burn.captions else { return nil }
    let area = burn.safeArea
    let canvas = SubtitleCanvas(
      width: width, height: height, left: area.left, right: area.right, top: area.top, bottom: area.bottom,
      style: captions.style,
      languages: captions.sheets.count)
    rasterizer = try SubtitleRasterizer(captions, canvas: canvas, fonts: fonts)
  }

  /// Where captions lie in the pictures so far.
  var places: [OverlayPlace] { memory.places }

  func burn(into picture: RedactedFrame) throws -> RedactedFrame {
    guard let time = picture.time else { return picture }
    let shown = try rasterizer.overlay(atMilliseconds: Int((time.seconds * 1000).rounded()))
    if shown !== memory.shown {
      memory.overlays = shown?.bitmaps.map(Overlay.init) ?? []
      memory.shown = shown
      if !memory.overlays.isEmpty { memory.places.append(OverlayPlace(memory.overlays, atSeconds: time.seconds)) }
    }
    if !memory.overlays.isEmpty { memory.places[memory.places.count - 1].endSeconds = time.seconds }
    return try picture.blended(with: memory.overlays)
  }
}

extension Overlay {
  fileprivate init(_ bitmap: CoverageBitmap) {
    let opacity = Int(bitmap.opacity)
    let coverage = opacity == 255 ? bitmap.coverage : bitmap.coverage.map { UInt8((Int($0) * opacity + 127) / 255) }
    self.init(
      x: bitmap.x, y: bitmap.y, width: bitmap.width, height: bitmap.height, coverage: coverage,
      rgb: (bitmap.red, bitmap.green, bitmap.blue))
  }
}
