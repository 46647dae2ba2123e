import Files
import Foundation
import Pipeline
import Testing

@testable import Runner

/// What makes a job run again, and what does not.
@Suite struct KeyTests {
  @Test func otherCodeRunsTheJobsOfItsStageAndWhatReadsThem() async throws {
    let trial = try Trial()
    try await trial.run()
    trial.tool = ToolDescription(version: "1", components: trial.tool.components, code: ["read": "b", "deliver": "a"])
    let plan = try await trial.plan()
    #expect(plan["read-001"] == .codeChanged)
    #expect(plan["deliver-001"] == .dependsOnRunning)
    let result = try await trial.run()
    #expect(result.started["read-001"] == .codeChanged)
    #expect(result.started["deliver-001"] == nil, "it was given the same facts")
    #expect(result.report.exitCode == 0)
  }

  @Test func anotherVersionOfTheToolAloneRunsNothing() async throws {
    let trial = try Trial()
    try await trial.run()
    trial.tool = ToolDescription(version: "2", components: trial.tool.components, code: trial.tool.code)
    #expect(try await trial.run().started.isEmpty)
  }

  @Test func aComponentRunsTheStagesThatUseItAndNoOthers() async throws {
    let trial = try Trial()
    try await trial.run()
    trial.tool = ToolDescription(version: "1", components: ["lib": "1", "other": "2"], code: trial.tool.code)
    #expect(try await trial.run().started.isEmpty)
    trial.tool = ToolDescription(version: "1", components: ["lib": "2", "other": "2"], code: trial.tool.code)
    let result = try await trial.run()
    #expect(result.started["read-001"] == .componentChanged(which: "lib"))
    #expect(result.started["deliver-001"] == nil)
  }

  /// Where a machine keeps its model and its fonts is its own affair; what they are is not.
  @Test func componentsThatWereMovedRunNothing() async throws {
    let trial = try Trial()
    func tool(_ resources: [String: String], lib: String = "1") -> ToolDescription {
      let components = ["lib": lib, "other": "1"]
      return ToolDescription(version: "1", components: components, code: trial.tool.code, resources: resources)
    }
    trial.tool = tool(["lib": "/usr/share/lib", "other": "/usr/share/other"])
    try await trial.run()
    trial.tool = tool(["lib": "/opt/lib", "other": "/opt/other", "fonts": "/opt/fonts"])
    #expect(try await trial.plan().values.allSatisfy { $0 == .upToDate })
    #expect(try await trial.run().started.isEmpty)
    trial.tool = tool(["lib": "/opt/lib", "other": "/opt/other"], lib: "2")
    #expect(try await trial.plan()["read-001"] == .componentChanged(which: "lib"))
  }

  /// As a Backlit wrote it whose code was another: its record can be read, and says so.
  @Test func aRecordOfOtherCodeRunsItsOwnJobAndWhatReadsIt() async throws {
    let trial = try Trial()
    try await trial.run()
    let record = try trial.folder.read("out.workspace/jobs/read-002.json")
    let altered = record.replacingOccurrences(of: "\"code\" : \"a\"", with: "\"code\" : \"b\"")
    #expect(altered != record)
    try trial.folder.write(altered, to: "out.workspace/jobs/read-002.json")
    let plan = try await trial.plan()
    #expect(plan.filter { $0.value == .codeChanged }.keys.sorted() == ["read-002"])
    #expect(
      plan.filter { $0.value == .dependsOnRunning }.keys.sorted() == ["deliver-002", "list-run", "look-run"])
    #expect(plan.count { $0.value == .upToDate } == 4)
    let result = try await trial.run()
    #expect(result.started["read-002"] == .codeChanged)
    #expect(result.started["deliver-002"] == nil, "it was given the same facts")
    #expect(try trial.folder.read("out.workspace/jobs/read-002.json").contains("\"code\" : \"a\""))
  }

  @Test func otherOptionsRunTheStageAndTakeItsFilesBack() async throws {
    let trial = try Trial()
    try await trial.run()
    trial.stages[1] = DeliverStage(options: .init(text: "x"))
    let result = try await trial.run()
    #expect(Set(result.started.keys) == ["deliver-001", "deliver-002", "deliver-003", "list-run", "look-run"])
    #expect(result.started["deliver-003"] == .optionsChanged)
    #expect(trial.delivered["a-title-001/video.mp4"] == nil)
    #expect(trial.delivered["a-title-001/xvideo.mp4"] == "rendition of alpha")
  }

  @Test func aNewTitleRenamesFilesAndMakesNoneAgain() async throws {
    let trial = try Trial()
    try await trial.run()
    let before = try FileStamp(path: trial.output + "/a-title-002/video.mp4")
    trial.title = "Another title"
    let plan = try await trial.pipelineRun().plan()
    #expect(plan.renames["a-title-002/video.mp4"] == "another-title-002/video.mp4")
    #expect(plan.removes.isEmpty)
    let named = "its files get other names, and are not made again: another-title"
    #expect(
      plan.entries.map { "\($0.job.id): \($0.reason)" } == [
        "read-001: up to date", "deliver-001: \(named)-001/video.mp4",
        "read-002: up to date", "deliver-002: \(named)-002/video.mp4",
        "read-003: up to date", "deliver-003: \(named)-003/video.mp4",
        "list-run: its input has changed: rendition another-title-001/video.mp4",
        "look-run: a job before it has to run",
      ])
    let result = try await trial.run()
    #expect(
      result.started.mapValues { "\($0)" } == [
        "list-run": "its input has changed: rendition another-title-001/video.mp4",
        "look-run": "its input has changed: manifest manifest.json",
      ])
    #expect(result.report.exitCode == 0)
    #expect(trial.delivered.keys.allSatisfy { $0.hasPrefix("another-title-") || $0 == "manifest.json" })
    #expect(trial.delivered["another-title-002/video.mp4"] == "rendition of beta")
    #expect(try FileStamp(path: trial.output + "/another-title-002/video.mp4").inode == before.inode)
    #expect(!trial.folder.exists("out/a-title-002"), "no empty folder stays")
    #expect(try await trial.run().started.isEmpty)
  }

  @Test func aRenamingThatWasInterruptedIsFinished() async throws {
    let trial = try Trial()
    try await trial.run()
    trial.title = "Another title"
    try FileManager.default.createDirectory(
      atPath: trial.output + "/another-title-001", withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: trial.output + "/a-title-001/video.mp4", toPath: trial.output + "/another-title-001/video.mp4")
    let result = try await trial.run()
    #expect(Set(result.started.keys) == ["list-run", "look-run"])
    #expect(trial.delivered["another-title-001/video.mp4"] == "rendition of alpha")
    #expect(trial.delivered["another-title-001/video.vtt"] == "captions")
  }

  @Test func renamingOrSplittingASourceSetRepeatsNothing() async throws {
    let trial = try Trial()
    try await trial.run()
    trial.sets = [SourceSet(name: "talks", pattern: "interviews/*.mov")]
    #expect(try await trial.run().started.isEmpty)
    trial.sets = [
      SourceSet(name: "first", pattern: "interviews/A001.mov"),
      SourceSet(name: "others", pattern: "interviews/A00[23].mov"),
    ]
    #expect(try await trial.run().started.isEmpty)
  }

  @Test func oneCorrectedWordMakesTheFilesOfItsLanguageAndNoOthers() async throws {
    let trial = try Trial([TranslateStage(options: .init(text: "en,ar")), ListStage(options: .init())])
    for id in ["A001", "A002", "A003"] {
      for language in ["en", "ar"] {
        try trial.folder.write("\(id) in \(language)", to: "footage/interviews/\(id).\(language).srt")
      }
    }
    try await trial.run()
    let arabic = try FileStamp(path: trial.output + "/a-title-002.ar.txt")
    try trial.folder.write("A002 corrected", to: "footage/interviews/A002.en.srt")
    let result = try await trial.run()
    #expect(Set(result.started.keys) == ["translate-002.en", "list-run"])
    #expect(result.started["translate-002.en"] == .inputChanged(which: "transcript (en)"))
    #expect(trial.delivered["a-title-002.en.txt"] == "A002 corrected")
    #expect(try FileStamp(path: trial.output + "/a-title-002.ar.txt") == arabic)
    trial.stages[0] = TranslateStage(options: .init(text: "en,ar,de"))
    let more = try await trial.run()
    #expect(Set(more.started.keys) == ["translate-001.de", "translate-002.de", "translate-003.de", "list-run"])
    trial.stages[0] = TranslateStage(options: .init(text: "ar"))
    let fewer = try await trial.run()
    #expect(Set(fewer.started.keys) == ["list-run"])
    #expect(trial.delivered.keys.filter { $0.hasPrefix("a-title-001") } == ["a-title-001.ar.txt"])
  }

  /// What an earlier version wrote: its records cannot be read, and name what it delivered.
  @Test func anOlderWorkspaceIsDoneAgainAndLeavesNothingBehind() async throws {
    let trial = try Trial()
    try await trial.run()
    let scratch = trial.delivered
    try trial.folder.write("made by an earlier version", to: "out/a-title-001/old.mp4")
    try trial.folder.write("changed by a person", to: "out/a-title-001/kept.mp4")
    let digest = Digest.of("made by an earlier version")
    for name in try FileManager.default.contentsOfDirectory(atPath: trial.workspace + "/jobs") {
      try trial.folder.write(
        """
        {"key": "\(digest)", "parts": {"version": 5}, "findings": [], "outputs": [
          {"kind": "rendition", "place": "output", "path": "a-title-001/old.mp4", "digest": "\(digest)"},
          {"kind": "rendition", "place": "output", "path": "a-title-001/kept.mp4", "digest": "\(digest)"}]}
        """, to: "out.workspace/jobs/\(name)")
    }
    let result = try await trial.run()
    #expect(result.started.count == 8 && result.started.values.allSatisfy { $0 == .neverRun })
    var expected = scratch
    expected["a-title-001/kept.mp4"] = "changed by a person"
    #expect(trial.delivered == expected)
  }

  /// A fact is trusted by its digest: time and size can be put back.
  @Test func anAlteredFactWithItsTimePutBackIsNoticed() async throws {
    let trial = try Trial()
    try await trial.run()
    let path = trial.workspace + "/sources/001/record.txt"
    let times = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    try Data("ALPHA".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.modificationDate: try #require(times)], ofItemAtPath: path)
    let result = try await trial.run()
    #expect(result.started["read-001"] == .outputAltered(file: "sources/001/record.txt"))
    #expect(trial.delivered["a-title-001/video.mp4"] == "rendition of alpha")
  }
}
