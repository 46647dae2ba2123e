import Files
import Foundation
internal import CLibass

/// Draws the cues of one sheet for one size of picture, through libass with the HarfBuzz shaper. For one thread at a time.
public final class SubtitleRasterizer {
  /// Of libass, as in `0.17.1`.
  public static var libraryVersion: String {
    // 0xMmmpp000 in nibbles of decimal digits, as ass.h says.
    let version = ass_library_version()
    return "\(version >> 28 & 15).\((version >> 24 & 15) * 10 + (version >> 20 & 15)).\((version >> 16 & 15) * 10 + (version >> 12 & 15))"
  }

  private let library: OpaquePointer
  private let renderer: OpaquePointer
  private let track: UnsafeMutablePointer<ASS_Track>
  private var shown: SubtitleOverlay?
  private var hasDrawn = false

  /// Several sheets are languages that are shown at the same time, the first above the others.
  /// Throws `Failure` where a font or a character is missing, or libass cannot be set up.
  public init(_ captions: Captions, canvas: SubtitleCanvas, fonts folder: FontFolder) throws {
    let laid = try captions.sheets.map { try LaidSheet($0, canvas: canvas, rules: captions.rules(for: $0.language), folder: folder) }
    let fonts = laid.flatMap(\.fonts).reduce(into: [(font: ScriptFont, data: Data)]()) { all, font in
      if !all.contains(where: { $0.font == font.font }) { all.append(font) }
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
    ass_set_fonts(renderer, nil, ScriptFont.common(canvas.style.typeface).family, Int32(ASS_FONTPROVIDER_NONE.rawValue), nil, 0)
    var header = Array(CueScript(canvas: canvas, fonts: fonts.map(\.font)).header.utf8CString)
    ass_process_codec_private(track, &header, Int32(header.count - 1))
    for (index, sheet) in laid.enumerated() { try add(sheet, index, canvas) }
    fit(laid.flatMap(\.cues), into: canvas)
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

  private func add(_ sheet: LaidSheet, _ language: Int, _ canvas: SubtitleCanvas) throws {
    for cue in sheet.cues {
      let index = Int(ass_alloc_event(track))
      guard index >= 0, index < Int(track.pointee.n_events) else {
        throw Failure(doing: "setting up the subtitles", reason: "libass took no more cues")
      }
      let event = track.pointee.events + index
      event.pointee.Start = Int64(cue.startMilliseconds)
      event.pointee.Duration = Int64(cue.durationMilliseconds)
      event.pointee.ReadOrder = Int32(index)
      // Languages do not push each other about: each has a layer and a place of its own.
      event.pointee.Layer = Int32(language)
      event.pointee.MarginV = Int32(canvas.isAtTop(cue) ? canvas.top + canvas.margin(language: language) - canvas.margin(language: 0) : canvas.margin(of: cue, language: language))
      let family = ScriptFont.main(of: cue.text, language: sheet.language, typeface: canvas.style.typeface).family
      event.pointee.Style = Int32(styleNames.lastIndex(of: family) ?? Int(track.pointee.default_style))
      // libass frees these three.
      event.pointee.Name = strdup("")
      event.pointee.Effect = strdup("")
      let text = CueScript.text(of: cue.text, isRightToLeft: sheet.isRightToLeft)
      event.pointee.Text = strdup(cue.placement == .top && canvas.style.position != .top ? "{\\an8}" + text : text)
    }
  }

  /// A single word that is wider than a line is drawn smaller rather than beyond the safe area. Only lines that could be too wide
  /// are measured: bold capitals take at most 0.7 of the font size.
  private func fit(_ cues: [Cue], into canvas: SubtitleCanvas) {
    let available = canvas.width - canvas.left - canvas.right
    for (index, cue) in cues.enumerated() {
      let longest = cue.text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
      guard longest * canvas.fontSize * 7 > available * 10, let text = track.pointee.events[index].Text else { continue }
      let original = String(cString: text)
      var percent = 100
      // What lies beyond the picture is not drawn and so not measured: a very wide line takes a few rounds.
      while percent > 10, let width = drawnWidth(atMilliseconds: cue.startMilliseconds), width > available {
        percent = min(percent - 1, percent * available / width)
        free(track.pointee.events[index].Text)
        track.pointee.events[index].Text = strdup("{\\q2\\fscx\(percent)\\fscy\(percent)}" + original)
      }
    }
  }

  /// From the leftmost to the rightmost bitmap, in pixels; nil where nothing is drawn.
  private func drawnWidth(atMilliseconds milliseconds: Int) -> Int? {
    var left = Int.max, right = Int.min
    var next = ass_render_frame(renderer, track, Int64(milliseconds), nil)
    while let image = next {
      left = min(left, Int(image.pointee.dst_x))
      right = max(right, Int(image.pointee.dst_x) + Int(image.pointee.w))
      next = image.pointee.next
    }
    return left < right ? right - left : nil
  }

  private var styleNames: [String] {
    (0..<Int(track.pointee.n_styles)).map { track.pointee.styles[$0].Name.map { String(cString: $0) } ?? "" }
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
      x: Int(image.dst_x), y: Int(image.dst_y), width: width, height: height, coverage: coverage, red: UInt8(image.color >> 24 & 255),
      green: UInt8(image.color >> 16 & 255), blue: UInt8(image.color >> 8 & 255), opacity: 255 - UInt8(image.color & 255))
  }
}

/// The cues of one language, broken into lines for a picture, and the fonts that draw them.
private struct LaidSheet {
  let language: String
  let isRightToLeft: Bool
  let cues: [Cue]
  let fonts: [(font: ScriptFont, data: Data)]

  init(_ sheet: CueSheet, canvas: SubtitleCanvas, rules: LayoutRules, folder: FontFolder) throws {
    let fonts = FontSet(language: sheet.language, typeface: canvas.style.typeface, folder: folder)
    language = sheet.language
    isRightToLeft = sheet.isRightToLeft
    let own = isRightToLeft ? sheet.cues.map(\.keepingDirectionAcrossLines) : sheet.cues
    cues = try CueLayout(limit: canvas.limit(for: rules), rules: rules, fonts: fonts).lay(own)
    try fonts.load(for: cues)
    self.fonts = fonts.fonts
  }
}

extension Cue {
  /// A line break ends a run of direction. Where lines are joined anew, a mark does instead: else digits at the start of a line
  /// would join a Latin word at the end of the one before (Unicode Standard Annex #9, rule W7).
  fileprivate var keepingDirectionAcrossLines: Cue {
    with(text: text.split(whereSeparator: \.isNewline).joined(separator: "\n\u{200f}"))
  }
}
