import Foundation
import Testing

@Suite struct SameBytesTests {
  /// The clip and the platform for which two encoder threads gave another file on almost every run.
  @Test func everyRunGivesTheSameRendition() throws {
    let clip = try Footage.path("telegram/ChatExport_2026-10-03/video_files/video_1@03-10-2026_18-22-05.mp4")
    let renditions = try (0..<3).map { _ in
      try Tool.withFolder { folder in
        let out = folder.appendingPathComponent("out")
        let result = try Tool.run(["render", "--for", "youtube-shorts", "--out", out.path, clip])
        try #require(result.status == 0, "\(result.errors)")
        return try Data(contentsOf: out.appendingPathComponent("youtube-shorts/video-001.mp4"))
      }
    }
    #expect(renditions[0].count > 10_000)
    #expect(renditions.allSatisfy { $0 == renditions[0] })
  }
}
