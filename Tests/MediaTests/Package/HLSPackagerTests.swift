import Files
import Foundation
import TestSupport
import Testing

@testable import Media

/// FFmpeg's master playlist is completed: whatever is wrong with it is explained, and nothing stays.
@Suite struct HLSPackagerTests {
  /// One picture track of ten pictures, as a variant of this name.
  private func variant(_ name: String, in folder: TemporaryFolder) throws -> HLSPackager.Variant {
    let path = try Clip.make(
      [
        "-f", "lavfi", "-i", "testsrc2=size=64x36:rate=25:duration=0.4", "-c:v", "libx264", "-preset", "ultrafast",
        "-pix_fmt", "yuv420p",
      ], "track.mp4", in: folder.url)
    let track = EncodedTrack(path: path, frames: 10, packets: 10, size: try SourceFile(path: path).size)
    return HLSPackager.Variant(
      name: name, picture: track, sound: nil, frameRate: Rational(25, 1), width: 64, height: 36)
  }

  @Test func everySizeHasItsCodecsAndItsFrameRate() throws {
    let folder = try TemporaryFolder()
    let written = try HLSPackager.write([variant("36p", in: folder)], to: folder.path + "/stream")
    #expect(written.media == [folder.path + "/stream/36p.mp4"])
    #expect(written.others == ["master.m3u8", "36p.m3u8"].map { "\(folder.path)/stream/\($0)" })
    let master = try folder.read("stream/master.m3u8")
    #expect(master.contains(/CODECS="avc1\.[0-9a-f]{6}",FRAME-RATE=25\.0\n36p\.m3u8/), "\(master)")
  }

  /// What follows a comma is no part of the name for FFmpeg.
  @Test func aMasterPlaylistThatLacksASizeIsExplained() throws {
    let folder = try TemporaryFolder()
    let lacking = try variant("36p,language:en", in: folder)
    let error = #expect(throws: MediaError.self) {
      try HLSPackager.write([lacking], to: folder.path + "/stream")
    }
    let explanation = try #require(error?.explanation)
    #expect(explanation.doing == "packaging for streaming" && explanation.path?.hasSuffix("/master.m3u8") == true)
    #expect(explanation.reason == "the master playlist lacks the size 36p,language:en", "\(explanation)")
    #expect(try TemporaryFolder.names(in: folder.url) == ["track.mp4"])
  }

  /// A folder is in its place, whatever the stream is called while it is written; FFmpeg's muxer is content with that.
  @Test func aMasterPlaylistThatCannotBeReadIsExplained() throws {
    let folder = try TemporaryFolder()
    let blocked = try variant("36p", in: folder), path = folder.path + "/stream"
    let next = WholeFile.temporaryPath(for: path)
    let number = try #require(next.split(separator: "-").last?.split(separator: ".").first.flatMap { Int($0) })
    let places = (number + 1...number + 1000).map {
      next.replacingOccurrences(of: "-\(number).part", with: "-\($0).part")
    }
    for place in places {
      try FileManager.default.createDirectory(
        atPath: place + "/" + HLSPackager.masterName, withIntermediateDirectories: true)
    }
    let failure = #expect(throws: Failure.self) { try HLSPackager.write([blocked], to: path) }
    let explanation = try #require(failure?.explanation)
    #expect(explanation.reason == "it is not a regular file", "\(explanation)")
    #expect(explanation.path?.hasSuffix("/master.m3u8") == true)
    #expect(!folder.exists("stream"))
    #expect(places.count { !FileManager.default.fileExists(atPath: $0) } == 1, "its own partial folder is gone")
  }
}
