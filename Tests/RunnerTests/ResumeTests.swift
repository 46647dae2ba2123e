import Files
import Foundation
import Pipeline
import Testing

@testable import Runner

@Suite struct ResumeTests {
  @Test func firstRunRunsEveryJobAndDelivers() async throws {
    let trial = try Trial()
    let result = try await trial.run()
    #expect(result.started.count == 8)
    #expect(result.started.values.allSatisfy { $0 == .neverRun })
    #expect(result.report.exitCode == 0)
    #expect(result.report.sources.map(\.id) == ["001", "002", "003"])
    #expect(result.report.sources.allSatisfy { $0.state == .finished && $0.ran == ["read", "deliver"] })
    #expect(trial.delivered.count == 7)
    #expect(trial.delivered["a-title-002/video.mp4"] == "rendition of beta")
    #expect(trial.delivered["manifest.json"]?.hasPrefix("[\"001\", \"002\", \"003\"] failed: 0") == true)
  }

  @Test func secondRunDoesNothing() async throws {
    let trial = try Trial()
    try await trial.run()
    let before = try FileStamp(path: trial.output + "/manifest.json")
    let result = try await trial.run()
    #expect(result.started.isEmpty)
    #expect(result.events.kept.count == 8)
    #expect(try FileStamp(path: trial.output + "/manifest.json") == before)
    #expect(result.report.exitCode == 0)
    #expect(result.report.kept == ["list", "look"])
  }

  @Test func whatWasMeasuredIsReportedAlsoWhereItIsUpToDate() async throws {
    let trial = try Trial()
    for _ in 1...2 {
      try await trial.run()
      let written = try CanonicalJSON.read(RunReport.self, from: trial.output + ".workspace/report.json")
      #expect(written.figures.map(\.job.id) == ["read-001", "read-002", "read-003"])
      #expect(written.figures.map(\.figures.values) == [["bytes": 5], ["bytes": 4], ["bytes": 5]])
    }
  }

  @Test func changedSourceRunsItsOwnJobsAndThoseOfTheRun() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("beta, again", to: "footage/interviews/A002.mov")
    let result = try await trial.run()
    #expect(
      result.started == [
        "read-002": .inputChanged(which: "source"),
        "deliver-002": .inputChanged(which: "sourceRecord sources/002/record.txt"),
        "list-run": .inputChanged(which: "rendition a-title-002/video.mp4"),
        "look-run": .dependsOnRunning,
      ])
    #expect(trial.delivered["a-title-002/video.mp4"] == "rendition of beta, again")
  }

  @Test func touchedSourceWithTheSameBytesRunsNothing() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("beta", to: "footage/interviews/A002.mov")
    #expect(try await trial.run().started.isEmpty)
  }

  @Test func changedTranscriptNamesItsLanguage() async throws {
    let trial = try Trial()
    try trial.folder.write("one", to: "footage/interviews/A001.AR.srt")
    try await trial.run()
    try trial.folder.write("another", to: "footage/interviews/A001.AR.srt")
    #expect(try await trial.run().started["read-001"] == .inputChanged(which: "transcript (ar)"))
  }

  @Test func jobAfterAnUnchangedFactIsSkipped() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.remove("out.workspace/sources/001/record.txt")
    let result = try await trial.run()
    #expect(
      result.started == [
        "read-001": .outputMissing(file: "sources/001/record.txt"), "list-run": .dependsOnRunning,
        "look-run": .dependsOnRunning,
      ])
    #expect(result.events.kept.contains("deliver-001"))
    #expect(trial.delivered.count == 7)
  }

  @Test func deletedAndAlteredOutputsAreMadeAgain() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.remove("out/a-title-001/video.vtt")
    try trial.folder.write("altered", to: "out/a-title-003/video.mp4")
    let result = try await trial.run()
    #expect(
      result.started == [
        "deliver-001": .outputMissing(file: "a-title-001/video.vtt"),
        "deliver-003": .outputAltered(file: "a-title-003/video.mp4"),
        "list-run": .dependsOnRunning, "look-run": .dependsOnRunning,
      ])
    #expect(trial.delivered["a-title-003/video.mp4"] == "rendition of gamma")
    #expect(trial.delivered.count == 7)
  }

  @Test func planSaysWhatRunWouldDoAndWritesNothing() async throws {
    let trial = try Trial()
    #expect(try await trial.plan().values.allSatisfy { $0 == .neverRun })
    #expect(!trial.folder.exists("out"))
    #expect(!trial.folder.exists("out.workspace"))
    try await trial.run()
    #expect(try await trial.plan().values.allSatisfy { $0 == .upToDate })
    try trial.folder.write("beta, again", to: "footage/interviews/A002.mov")
    let plan = try await trial.plan()
    #expect(plan["read-001"] == .upToDate)
    #expect(plan["read-002"] == .inputChanged(which: "source"))
    #expect(plan["deliver-002"] == .dependsOnRunning)
    #expect(plan["list-run"] == .dependsOnRunning)
    #expect(trial.delivered["a-title-002/video.mp4"] == "rendition of beta")
  }

  @Test(arguments: ["", "{", "garbage", "{\"key\": 1}"]) func damagedRecordCountsAsNeverRun(_ text: String) async throws
  {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write(text, to: "out.workspace/jobs/read-001.json")
    let result = try await trial.run()
    #expect(result.started["read-001"] == .neverRun)
    #expect(result.started["read-002"] == nil)
    #expect(result.report.exitCode == 0)
    #expect(try await trial.run().started.isEmpty)
  }

  @Test func recordThatLeavesItsFolderCountsAsNeverRun() async throws {
    let trial = try Trial()
    try await trial.run()
    let record = try trial.folder.read("out.workspace/jobs/deliver-001.json")
    let hostile = record.replacingOccurrences(
      of: "\"a-title-001/video.mp4\"", with: "\"../footage/interviews/A001.mov\"")
    #expect(hostile != record)
    try trial.folder.write(hostile, to: "out.workspace/jobs/deliver-001.json")
    #expect(try await trial.run().started["deliver-001"] == .neverRun)
    #expect(trial.folder.exists("footage/interviews/A001.mov"))
  }

  @Test func copiedFoldersAreUpToDateWithoutRunning() async throws {
    let trial = try Trial()
    try await trial.run()
    for name in ["out", "out.workspace"] {
      try FileManager.default.moveItem(
        atPath: trial.folder.path + "/" + name, toPath: trial.folder.path + "/old." + name)
      try FileManager.default.copyItem(
        atPath: trial.folder.path + "/old." + name, toPath: trial.folder.path + "/" + name)
    }
    let record = trial.workspace + "/jobs/deliver-001.json"
    let before = try CanonicalJSON.read(JobRecord.self, from: record)
    #expect(try await trial.run().started.isEmpty)
    let after = try CanonicalJSON.read(JobRecord.self, from: record)
    #expect(after.outputs.map(\.digest) == before.outputs.map(\.digest))
    #expect(try after.outputs.first?.stamp == FileStamp(path: trial.output + "/a-title-001/video.mp4"))
    #expect(after.outputs.first?.stamp != before.outputs.first?.stamp)
  }

  @Test func sourceThatWentTakesItsRenditionsWithItAndKeepsItsName() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("a person's own note", to: "out/a-title-002/note.txt")
    try trial.folder.remove("footage/interviews/A002.mov")
    let without = try await trial.run()
    #expect(Set(without.started.keys) == ["list-run", "look-run"])
    #expect(Set(trial.delivered.keys).filter { $0.hasPrefix("a-title-002") } == ["a-title-002/note.txt"])
    #expect(trial.delivered["manifest.json"]?.contains("002") == false)
    try trial.folder.write("delta", to: "footage/interviews/A000.mov")
    try trial.folder.write("beta", to: "footage/interviews/A002.mov")
    let again = try await trial.run()
    #expect(again.report.sources.map { "\($0.id) \($0.name)" }.contains("002 interviews/A002.mov"))
    #expect(again.report.sources.map { "\($0.id) \($0.name)" }.contains("004 interviews/A000.mov"))
    #expect(again.started["read-002"] == nil)
    #expect(again.started["deliver-002"] == .outputMissing(file: "a-title-002/video.mp4"))
    #expect(trial.delivered["a-title-002/video.mp4"] == "rendition of beta")
  }

  @Test func alteredFileOfASourceThatWentIsLeftAlone() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("edited by a person", to: "out/a-title-002/video.mp4")
    try trial.folder.remove("footage/interviews/A002.mov")
    try await trial.run()
    #expect(trial.delivered["a-title-002/video.mp4"] == "edited by a person")
    #expect(trial.delivered["a-title-002/video.vtt"] == nil)
  }
}
