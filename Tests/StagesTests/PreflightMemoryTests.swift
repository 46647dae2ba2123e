import Files
import Foundation
import Media
import Pipeline
import Subtitles
import Support
import TestSupport
import Testing

@testable import Stages

@Suite struct PreflightMemoryTests {
  private static let info = """
    {"container": "mov", "isDurationGuessed": false, "durationSeconds": 2, "streams": [], "tags": {}}
    """

  private func report(
    _ folder: TemporaryFolder, _ pipeline: PipelineFile, asked: Locked<[String]>, key: String = "a",
    remembers: Bool = true
  ) async throws -> PreflightReport {
    let info = try JSONDecoder().decode(MediaInfo.self, from: Data(Self.info.utf8))
    let preflight = Preflight(
      pipeline, fonts: FontFolder(), outputFolder: folder.path + "/out", workspace: folder.path, remembers: remembers,
      key: key
    ) { files in
      asked.withLock { $0 += files.map { ($0.path as NSString).lastPathComponent } }
      return Dictionary(
        uniqueKeysWithValues: files.map { file in
          file.path.hasSuffix("bad.mp4")
            ? (file.path, .failure(Failure(doing: "looking", path: file.path, reason: "it is broken")))
            : (file.path, .success(info))
        })
    }
    let sources = ["good.mp4", "bad.mp4"].map {
      Source(id: $0, set: "all", path: folder.path + "/" + $0, name: $0)
    }
    return await preflight.report(on: sources)
  }

  @Test func whatWasFoundRightIsNotOpenedAgainUntilItChanges() async throws {
    let folder = try TemporaryFolder()
    for name in ["good.mp4", "bad.mp4"] { try folder.write("x", to: name) }
    let text = "backlit: 1\ntitle: Film\nsources: { all: \"*\" }\nstages: [ingest, detect]\n"
    let pipeline = try PipelineReader.read(text: text, file: "test.yaml", catalog: allStages).get()
    let asked = Locked<[String]>([])
    func new() -> [String] {
      asked.withLock { names in
        defer { names = [] }
        return names
      }
    }
    let first = try await report(folder, pipeline, asked: asked, remembers: false)
    #expect(first.problems["bad.mp4"]?.reason == "it is broken")
    #expect(new() == ["good.mp4", "bad.mp4"])
    _ = try await report(folder, pipeline, asked: asked)
    #expect(new() == ["good.mp4", "bad.mp4"], "nothing is kept by a plan")
    let third = try await report(folder, pipeline, asked: asked)
    #expect(new() == ["bad.mp4"] && third.problems["bad.mp4"] != nil, "what is wrong is looked at each time")
    try folder.write("another film", to: "good.mp4")
    _ = try await report(folder, pipeline, asked: asked)
    #expect(new() == ["good.mp4", "bad.mp4"])
    _ = try await report(folder, pipeline, asked: asked, key: "b")
    #expect(new() == ["good.mp4", "bad.mp4"], "another Backlit looks again")
  }
}
