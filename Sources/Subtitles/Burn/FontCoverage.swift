import Files
import Foundation

/// Which characters a TrueType font has: its `cmap` table, formats 4 and 12.
///
/// Source of the layout: OpenType specification 1.9, "cmap — Character to Glyph Index Mapping Table".
struct FontCoverage {
  private var ranges: [ClosedRange<UInt32>] = []

  /// nil where the bytes are no font with a Unicode table.
  init?(_ font: Data) {
    let bytes = [UInt8](font)
    func u16(_ at: Int) -> Int? { at >= 0 && at + 2 <= bytes.count ? Int(bytes[at]) << 8 | Int(bytes[at + 1]) : nil }
    func u32(_ at: Int) -> Int? {
      guard let high = u16(at), let low = u16(at + 2) else { return nil }
      return high << 16 | low
    }
    guard let tables = u16(4) else { return nil }
    let cmap = (0..<tables).map { 12 + $0 * 16 }.first { at in at + 16 <= bytes.count && Array(bytes[at..<at + 4]) == Array("cmap".utf8) }
    guard let cmap, let start = u32(cmap + 8), let count = u16(start + 2) else { return nil }
    for index in 0..<count {
      guard let offset = u32(start + 4 + index * 8 + 4), let format = u16(start + offset) else { continue }
      let table = start + offset
      if format == 12, let groups = u32(table + 12), groups < 100_000 {
        for group in 0..<groups {
          guard let from = u32(table + 16 + group * 12), let to = u32(table + 16 + group * 12 + 4), from <= to else { break }
          ranges.append(UInt32(from)...UInt32(to))
        }
      } else if format == 4, let doubled = u16(table + 6) {
        for segment in 0..<doubled / 2 {
          guard let to = u16(table + 14 + segment * 2), let from = u16(table + 16 + doubled + segment * 2), from <= to else { break }
          if to < 0xffff { ranges.append(UInt32(from)...UInt32(to)) }
        }
      }
    }
    if ranges.isEmpty { return nil }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } }
}
