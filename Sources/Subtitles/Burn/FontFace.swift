internal import CHarfBuzz
import Foundation

/// A font, asked which characters it has and how wide texts are. For one thread at a time.
final class FontFace {
  static var libraryVersion: String { String(cString: hb_version_string()) }

  private let blob: OpaquePointer
  private let face: OpaquePointer
  private let font: OpaquePointer
  private let buffer: OpaquePointer
  /// Ascent plus descent, and descent alone, in parts of the em: of the OS/2 table, as libass takes them (`ass_font.c`, `set_font_metrics`).
  let line: Double
  let descent: Double
  private let unitsPerEm: Double

  /// nil where the bytes are no font. `index` counts the fonts of a collection.
  init?(_ data: Data, index: Int) {
    blob = data.withUnsafeBytes { bytes in
      hb_blob_create(
        bytes.bindMemory(to: CChar.self).baseAddress, UInt32(bytes.count), HB_MEMORY_MODE_DUPLICATE, nil, nil)
    }
    face = hb_face_create(blob, UInt32(index))
    font = hb_font_create(face)
    buffer = hb_buffer_create()
    var above: hb_position_t = 0, below: hb_position_t = 0
    let hasMetrics =
      hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_HORIZONTAL_CLIPPING_ASCENT, &above) != 0
      && hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_HORIZONTAL_CLIPPING_DESCENT, &below) != 0
    unitsPerEm = Double(max(1, hb_face_get_upem(face)))
    line = Double(abs(above) + abs(below)) / unitsPerEm
    descent = Double(abs(below)) / unitsPerEm
    // Every property is set: what follows may give up, and deinit frees them.
    guard hasMetrics, line > 0, hb_face_get_glyph_count(face) > 0 else { return nil }
  }

  deinit {
    hb_buffer_destroy(buffer)
    hb_font_destroy(font)
    hb_face_destroy(face)
    hb_blob_destroy(blob)
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 && glyph != 0
  }

  /// The advance of a text in one direction, in parts of the em.
  func width(of text: some StringProtocol) -> Double {
    hb_buffer_reset(buffer)
    var text = String(text)
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
      }
    }
    hb_buffer_guess_segment_properties(buffer)
    hb_shape(font, buffer, nil, 0)
    var count: UInt32 = 0
    guard let positions = hb_buffer_get_glyph_positions(buffer, &count) else { return 0 }
    let units = (0..<Int(count)).reduce(0) { $0 + Int(positions[$1].x_advance) }
    return Double(abs(units)) / unitsPerEm
  }
}
