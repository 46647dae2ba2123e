import Foundation
import TestSupport
import Testing

/// `backlit detect`: one file, without a pipeline.
@Suite struct DetectTests {
  @Test func whoIsFoundIsToldAndTheFactsAreForTheirOwnerOnly() throws {
    try withTemporaryFolder { folder in
      let out = folder.appendingPathComponent("private")
      let result = try Tool.run(["detect", Footage.path("interviews/A002.mp4"), "--out", out.path])
      #expect(result.status == 0 && result.output.contains("1 track"), "\(result.output)\(result.errors)")
      #expect(result.output.contains("review.html"))
      let files = Tool.files(below: out)
      #expect(files == ["identity.json", "review-1.png", "review.html"], "the journal of a finished search is gone")
      for name in files + [""] {
        let mode =
          try FileManager.default.attributesOfItem(atPath: out.appendingPathComponent(name).path)[.posixPermissions]
          as? Int
        #expect(mode == (name.isEmpty ? 0o700 : 0o600), "\(name)")
      }
      let map = try String(contentsOf: out.appendingPathComponent("identity.json"), encoding: .utf8)
      #expect(map.contains("\"representatives\"") && !map.contains("A002"))
    }
  }

  @Test func whatIsNoVideoIsExplained() throws {
    let result = try Tool.run(["detect", Footage.path("interviews/A002.en.srt")])
    #expect(result.status == 2 && result.errors.contains("A002.en.srt"), "\(result.errors)")
  }
}
