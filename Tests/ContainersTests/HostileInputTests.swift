import TestSupport
import Testing

@testable import Containers

/// Whatever is in a file, the scanner says what it finds, and goes on.
@Suite struct HostileInputTests {
  private static let samples: [(String, [UInt8])] = [
    ("a.mp4", MovieSample().bytes), ("a.mp4", TrackFragmentsTests.movie().bytes), ("a.jpg", PictureSample.jpeg()),
    ("a.png", PictureSample.png()), ("a.srt", Array(CaptionLinesTests.srt.utf8)),
    ("a.vtt", Array(CaptionLinesTests.vtt.utf8)), ("a.ass", Array(CaptionLinesTests.ass.utf8)),
    ("a.ttml", Array(TTMLLinesTests.plain.utf8)), ("a.m3u8", Array(PlaylistLinesTests.master.utf8)),
    ("manifest.json", Array(ManifestKeysTests.manifest.utf8)), ("SHA256SUMS", Array(ChecksumLinesTests.sums.utf8)),
  ]
  private static let interesting: [UInt8] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, 8, 12, 0x22, 0x3C, 0x5B, 0x7B]

  @Test(arguments: samples.indices) func flippedBytesAndEarlyEndsNeverTrap(sample: Int) throws {
    let (name, bytes) = Self.samples[sample]
    let file = try RewrittenFile(name)
    var random = SeededGenerator(seed: UInt64(sample))
    for _ in 0..<200 {
      var copy = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        guard let index = copy.indices.randomElement(using: &random) else { continue }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: copy[index] = Self.interesting.randomElement(using: &random) ?? 0
        case 1: copy[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: copy.insert(UInt8.random(in: 0...255, using: &random), at: index)
        default: copy.removeSubrange(index..<min(copy.count, index + Int.random(in: 1...64, using: &random)))
        }
      }
      _ = try file.scan(copy)
      _ = try file.scan(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
    }
  }

  /// Sizes, counts and places are four or eight bytes in a row: all of them at their largest, one after the other.
  @Test(arguments: [0, 1]) func hugeNumbersNeverTrap(sample: Int) throws {
    let (name, bytes) = Self.samples[sample]
    let file = try RewrittenFile(name)
    for (pattern, step) in [([0xFF, 0xFF, 0xFF, 0xFF], 1), ([0x7F, 0xFF, 0xFF, 0xFF], 3), (zeros(4), 3)]
      as [([UInt8], Int)]
    {
      for index in stride(from: 0, to: bytes.count - 4, by: step) {
        var copy = bytes
        copy.replaceSubrange(index..<index + 4, with: pattern)
        _ = try file.scan(copy)
      }
    }
  }

  @Test func boxesInsideEachOtherEndSomewhere() throws {
    var nested = Atom("free")
    for _ in 0..<2000 { nested = Atom("moov", [], [nested]) }
    #expect(try !scan(MovieSample().bytes + nested.bytes, as: "a.mp4").isEmpty)
  }
}
