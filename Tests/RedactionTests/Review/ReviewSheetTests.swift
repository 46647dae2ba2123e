import Files
import Foundation
import Media
import TestSupport
import Testing

@testable import People
@testable import Redaction

@Suite struct ReviewSheetTests {
  /// Ten frames of a test picture, and a map that fits them.
  private func withSource<Value>(_ body: (URL, SourceFile, IdentityMap) throws -> Value) throws -> Value {
    try withTemporaryFolder { folder in
      let path = try Clip.make(
        ["-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=0.4", "-pix_fmt", "yuv420p", "-c:v", "libx264"], "clip.mp4",
        in: folder)
      let file = try SourceFile(path: path)
      let reader = try MediaReader(file, tier: .scraped, sound: .nothing)
      var ticks: [Int64] = []
      while let item = try reader.next() {
        if case .picture(let picture) = item, let time = picture.time { ticks.append(time.ticks) }
      }
      let map = try IdentityMap(
        source: Digest.of(file), width: 320, height: 180, timeBase: #require(reader.pictureTimeBase),
        times: PresentationTimes(ticks),
        detector: .init(modelDigest: Digest.of("model")), tracks: [TwoPeople.track(1, TwoPeople.guide, 2...7)])
      return try body(folder, file, map)
    }
  }

  @Test func aSheetIsForItsOwnerOnlyAndNeedsNothingElse() throws {
    try withSource { folder, file, map in
      let paths = try ReviewSheet(of: map, name: "<b>A&B</b>.mp4", mark: "0123456789abcdef").write(
        to: folder, reading: file, tier: .scraped, font: nil)
      #expect(paths.map { ($0 as NSString).lastPathComponent } == ["review-1.png", "review.html"])
      for path in paths {
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
      }
      let html = try String(contentsOfFile: paths[1], encoding: .utf8)
      #expect(html.contains("&lt;b&gt;A&amp;B&lt;/b&gt;.mp4") && !html.contains("<b>A"))
      #expect(html.contains("reviewed: &quot;0123456789abcdef&quot;"))
      #expect(!html.contains("http:") && !html.contains("https:") && !html.contains(folder.path))
      #expect(html.components(separatedBy: "data:image/jpeg;base64,/9j/").count - 1 == ReviewMoments.of(map).count)
      #expect(html.contains("id=\"track-1\"") && html.contains("do: keep"))
    }
  }

  @Test func aSheetIsNotWrittenWhereOthersCanLook() throws {
    try withSource { folder, file, map in
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      let failure = try #require(throws: Failure.self) {
        try ReviewSheet(of: map, name: "a", mark: "b").write(to: folder, reading: file, tier: .scraped, font: nil)
      }
      #expect(failure.explanation.advice?.contains("chmod 700") == true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["clip.mp4"])
    }
  }

  @Test func aSheetOfAnotherFileIsRefused() throws {
    try withSource { folder, file, map in
      let other = try IdentityMap(
        source: map.source, width: 320, height: 180, timeBase: map.timeBase,
        times: PresentationTimes((0..<20).map { Int64($0) }), detector: map.detector, tracks: [])
      #expect(throws: Failure.self) {
        try ReviewSheet(of: other, name: "a", mark: "b").write(to: folder, reading: file, tier: .scraped, font: nil)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("review.html").path))
    }
  }
}
