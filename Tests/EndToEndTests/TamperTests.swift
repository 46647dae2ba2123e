import Foundation
import TestSupport
import Testing

/// A delivered folder in which one thing was changed: verify names that thing and exits 1.
@Suite struct TamperTests {
  private func withDelivery(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let out = folder.appendingPathComponent("out")
      let result = try Tool.run([
        "render", "--for", "youtube-1080p", "--out", out.path, "--burn", "en", Footage.path("interviews/A002.mp4"),
      ])
      try #require(result.status == 0, "\(result.errors)")
      try body(out)
    }
  }

  private func findings(_ out: URL) throws -> (status: Int32, text: String) {
    let result = try Tool.run(["verify", out.path])
    return (result.status, result.output)
  }

  @Test func everyChangeIsNamed() throws {
    try withDelivery { out in
      #expect(try findings(out).status == 0)
      let rendition = "youtube-1080p/video-001.en.mp4"
      let file = out.appendingPathComponent(rendition)
      let original = try Data(contentsOf: file)

      var flipped = original
      flipped[original.count / 2] ^= 1
      try flipped.write(to: file)
      var found = try findings(out)
      #expect(found.status == 1 && found.text.contains(rendition) && found.text.contains("digest-differs"), "\(found)")

      try original.dropLast(1000).write(to: file)
      found = try findings(out)
      #expect(found.status == 1 && found.text.contains(rendition) && found.text.contains("size-differs"), "\(found)")

      try FileManager.default.removeItem(at: file)
      found = try findings(out)
      #expect(found.status == 1 && found.text.contains(rendition) && found.text.contains("file-missing"), "\(found)")

      try original.write(to: file)
      #expect(try findings(out).status == 0)

      try Data("extra".utf8).write(to: out.appendingPathComponent("notes.txt"))
      found = try findings(out)
      #expect(found.status == 1 && found.text.contains("notes.txt") && found.text.contains("stray-file"), "\(found)")
    }
  }

  /// A file that does not decode, with a manifest and sums that agree with it: only looking at the media shows it.
  @Test func aRenditionThatDoesNotPlayIsFoundThoughItsDigestAgrees() throws {
    try withDelivery { out in
      let file = out.appendingPathComponent("youtube-1080p/video-001.en.mp4")
      var bytes = try Data(contentsOf: file)
      let old = try Tool.sha256(file)
      let media = try #require(bytes.range(of: Data("mdat".utf8))).upperBound
      for index in media + 2000..<min(media + 120_000, bytes.count) { bytes[index] = UInt8(truncatingIfNeeded: index) }
      try bytes.write(to: file)
      let new = try Tool.sha256(file)
      let manifest = out.appendingPathComponent("manifest.json"), sums = out.appendingPathComponent("SHA256SUMS")
      let oldManifest = try Tool.sha256(manifest)
      try String(contentsOf: manifest, encoding: .utf8).replacingOccurrences(of: old, with: new).write(
        to: manifest, atomically: true, encoding: .utf8)
      let text = try String(contentsOf: sums, encoding: .utf8).replacingOccurrences(of: old, with: new)
      try text.replacingOccurrences(of: oldManifest, with: Tool.sha256(manifest)).write(
        to: sums, atomically: true, encoding: .utf8)
      let found = try findings(out)
      #expect(found.status == 1 && found.text.contains("not-decodable"), "\(found)")
    }
  }
}
