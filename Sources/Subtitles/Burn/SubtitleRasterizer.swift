internal import CLibass
import Files
import Foundation

/// Draws the cues of one sheet for one size of picture, through libass with the HarfBuzz shaper. For one thread at a time.
public final class SubtitleRasterizer {
  /// Of libass, as in `0.17.1`.
  public static var libraryVersion: String {
    // 0xMmmpp000 in nibbles of decimal digits, as ass.h says.
    let version = ass_library_version()
    return
      "\(version >> 28 & 15).\((version >> 24 & 15) * 10 + (version >> 20 & 15)).\((version >> 16 & 15) * 10 + (version >> 12 & 15))"
  }

  /// Of HarfBuzz, as in `6.0.0`.
  public static var shaperVersion: String { FontFace.libraryVersion }

  private let library: OpaquePointer
  private let renderer: OpaquePointer
  private let track: UnsafeMutablePointer<ASS_Track>
  private var shown: SubtitleOverlay?
  private var hasDrawn = false

  /// Several sheets are languages that are shown at the same time, the first above the others.
  /// Throws `Failure` where a font or a character is missing, or libass cannot be set up.
  public init(_ captions: Captions, canvas: SubtitleCanvas, fonts folder: FontFolder) throws {
    let laid = try captions.sheets.map {
      try LaidSheet($0, canvas: canvas, rules: captions.rules(for: $0.language), folder: folder)
    }
    let placer = CaptionPlacer(canvas: canvas, sheets: laid)
    let lines = try laid.enumerated().flatMap { try placer.lines(of: $1, language: $0) }
    let fonts = laid.flatMap(\.fonts.fonts).reduce(into: [(font: ScriptFont, data: Data)]()) { all, font in
      if !all.contains(where: { $0.font.file == font.font.file }) { all.append(font) }
    }
    let doing = "setting up the subtitles"
    guard let library = ass_library_init() else { throw Failure(doing: doing, reason: "libass could not be started") }
    // Before the renderer: it would greet on standard error.
    backlit_ass_collect_messages(library)
    guard let renderer = ass_renderer_init(library) else {
      ass_library_done(library)
      throw Failure(doing: doing, reason: "libass has no renderer")
    }
    guard let track = ass_new_track(library) else {
      ass_renderer_done(renderer)
      ass_library_done(library)
      throw Failure(doing: doing, reason: "libass has no track")
    }
    self.library = library
    self.renderer = renderer
    self.track = track
    ass_set_extract_fonts(library, 0)
    for (font, data) in fonts {
      data.withUnsafeBytes { bytes in
        ass_add_font(library, font.file, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
      }
    }
    ass_set_frame_size(renderer, Int32(canvas.width), Int32(canvas.height))
    ass_set_storage_size(renderer, Int32(canvas.width), Int32(canvas.height))
    ass_set_shaper(renderer, ASS_SHAPING_COMPLEX)
    ass_set_hinting(renderer, ASS_HINTING_NONE)
    // Glyphs, and megabytes of bitmaps.
    ass_set_cache_limits(renderer, 2000, 64)
    // No provider: only the fonts added above. The default family serves what the style's family lacks.
    ass_set_fonts(
      renderer, nil, ScriptFont.common(canvas.style.typeface).family, Int32(ASS_FONTPROVIDER_NONE.rawValue), nil, 0)
    var header = Array(CueScript(canvas: canvas, fonts: [.common(canvas.style.typeface)]).header.utf8CString)
    ass_process_codec_private(track, &header, Int32(header.count - 1))
    // A change of font inside a line must not part what is written together, nor turn its direction.
    ass_track_set_feature(track, ASS_FEATURE_WHOLE_TEXT_LAYOUT, 1)
    for line in lines { try add(line) }
  }

  deinit {
    ass_free_track(track)
    ass_renderer_done(renderer)
    ass_library_done(library)
  }

  /// What is shown at this time of the rendition; nil for nothing. As long as nothing changes it is the same object.
  public func overlay(atMilliseconds milliseconds: Int) throws -> SubtitleOverlay? {
    var change: Int32 = 0
    let first = ass_render_frame(renderer, track, Int64(milliseconds), &change)
    if change == 0 && hasDrawn { return shown }
    hasDrawn = true
    var bitmaps: [CoverageBitmap] = []
    var next = first
    while let image = next {
      if image.pointee.w > 0 && image.pointee.h > 0 { bitmaps.append(CoverageBitmap(image.pointee)) }
      next = image.pointee.next
    }
    shown = bitmaps.isEmpty ? nil : SubtitleOverlay(bitmaps)
    return shown
  }

  private func add(_ line: CaptionPlacer.Line) throws {
    let index = Int(ass_alloc_event(track))
    guard index >= 0, index < Int(track.pointee.n_events) else {
      throw Failure(doing: "setting up the subtitles", reason: "libass took no more cues")
    }
    let event = track.pointee.events + index
    event.pointee.Start = Int64(line.startMilliseconds)
    event.pointee.Duration = Int64(line.endMilliseconds - line.startMilliseconds)
    event.pointee.ReadOrder = Int32(index)
    event.pointee.Layer = Int32(line.layer)
    // The last one is ours: libass begins a track with one of its own.
    event.pointee.Style = track.pointee.n_styles - 1
    // libass frees these three.
    event.pointee.Name = strdup("")
    event.pointee.Effect = strdup("")
    event.pointee.Text = strdup(line.text)
  }
}

extension CoverageBitmap {
  fileprivate init(_ image: ASS_Image) {
    let width = Int(image.w), height = Int(image.h), stride = Int(image.stride)
    var coverage = [UInt8](repeating: 0, count: width * height)
    if let source = image.bitmap {
      coverage.withUnsafeMutableBufferPointer { target in
        for row in 0..<height {
          for column in 0..<width { target[row * width + column] = source[row * stride + column] }
        }
      }
    }
    // RGBA, where A is transparency.
    self.init(
      x: Int(image.dst_x), y: Int(image.dst_y), width: width, height: height, coverage: coverage,
      red: UInt8(image.color >> 24 & 255),
      green: UInt8(image.color >> 16 & 255), blue: UInt8(image.color >> 8 & 255),
      opacity: 255 - UInt8(image.color & 255))
  }
}
