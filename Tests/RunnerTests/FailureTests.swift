import Files
import Foundation
import Pipeline
import Testing

@testable import Runner

@Suite struct FailureTests {
  @Test func oneBadSourceFailsAlone() throws {
    let trial = try Trial()
    try trial.folder.write("broken", to: "footage/interviews/A002.mov")
    let report = try trial.run().report
    #expect(report.exitCode == 1)
    #expect(report.sources.map(\.state) == [.finished, .failed, .finished])
    #expect(report.sources[1].explanation?.reason == "it is broken")
    #expect(trial.delivered["manifest.json"]?.hasPrefix("[\"001\", \"003\"] failed: 1") == true)
    #expect(trial.delivered.keys.allSatisfy { !$0.hasPrefix("a-title-002") })
  }

  @Test func failingJobTakesBackWhatItDelivered() throws {
    let trial = try Trial()
    try trial.folder.write("half", to: "footage/interviews/A003.mov")
    let report = try trial.run().report
    #expect(report.sources[2].state == .failed)
    #expect(report.sources[2].ran == ["read", "deliver"])
    #expect(
      Set(trial.delivered.keys) == [
        "a-title-001/video.mp4", "a-title-001/video.vtt", "a-title-002/video.mp4", "a-title-002/video.vtt",
        "manifest.json",
      ])
    #expect(!trial.folder.exists("out/003"))
  }

  @Test func earlierRenditionOfAFailingSourceGoes() throws {
    let trial = try Trial()
    try trial.run()
    try trial.folder.write("broken", to: "footage/interviews/A001.mov")
    try trial.run()
    #expect(trial.delivered.keys.allSatisfy { !$0.hasPrefix("001") })
    try trial.folder.write("alpha", to: "footage/interviews/A001.mov")
    let result = try trial.run()
    #expect(result.report.exitCode == 0)
    #expect(trial.delivered["a-title-001/video.mp4"] == "rendition of alpha")
  }

  @Test func everyRunTriesAFailedSourceAgainAndNothingElse() throws {
    let trial = try Trial()
    try trial.folder.write("broken", to: "footage/interviews/A002.mov")
    try trial.run()
    let result = try trial.run()
    #expect(Set(result.started.keys) == ["read-002", "list-run", "look-run"])
    #expect(result.report.exitCode == 1)
  }

  @Test func throwingStageOfTheRunLeavesNoManifest() throws {
    let trial = try Trial()
    try trial.run()
    #expect(trial.delivered["manifest.json"] != nil)
    trial.stages[3] = LookStage(options: .init(text: "throw"))
    let report = try trial.run().report
    #expect(report.exitCode == 1)
    #expect(report.failures.map(\.reason) == ["it cannot"])
    #expect(trial.delivered["manifest.json"] == nil)
    trial.stages[3] = LookStage(options: .init())
    #expect(try trial.run().report.exitCode == 0)
    #expect(trial.delivered["manifest.json"] != nil)
  }

  @Test func manifestIsGoneBeforeAnyJobRuns() throws {
    let trial = try Trial()
    try trial.run()
    try trial.folder.write("beta, again", to: "footage/interviews/A002.mov")
    let manifest = trial.output + "/manifest.json"
    let seen = Locked<[Bool]>([])
    let executor = try trial.executor()
    let watching = LocalExecutor(
      pipeline: executor.pipeline, footage: executor.footage, workspace: trial.workspace, output: trial.output,
      tool: trial.tool,
      events: { event in
        guard case .started(let job, _) = event, job.source != nil else { return }
        seen.withLock { $0.append(FileManager.default.fileExists(atPath: manifest)) }
      })
    _ = try watching.run()
    #expect(seen.withLock { $0 } == [false, false])
  }

  @Test func outdatedRenditionIsGoneBeforeItIsMadeAgain() throws {
    let trial = try Trial()
    try trial.run()
    try trial.folder.write("beta, again", to: "footage/interviews/A002.mov")
    let rendition = trial.output + "/a-title-002/video.mp4"
    let seen = Locked<[String: Bool]>([:])
    let executor = try trial.executor()
    let watching = LocalExecutor(
      pipeline: executor.pipeline, footage: executor.footage, workspace: trial.workspace, output: trial.output,
      tool: trial.tool,
      events: { event in
        guard case .started(let job, _) = event else { return }
        seen.withLock { $0[job.id] = FileManager.default.fileExists(atPath: rendition) }
      })
    _ = try watching.run()
    #expect(seen.withLock { $0["deliver-002"] } == false)
    #expect(seen.withLock { $0["list-run"] } == true)
  }

  @Test func finishingFilesGoEvenWhenTheWorkspaceIsLost() throws {
    let trial = try Trial()
    trial.finishingFiles = ["manifest.json", "SHA256SUMS"]
    try trial.run()
    try trial.folder.remove("out.workspace")
    for name in ["A001", "A002", "A003"] { try trial.folder.write("broken", to: "footage/interviews/\(name).mov") }
    let report = try trial.run().report
    #expect(report.exitCode == 1)
    #expect(trial.delivered["manifest.json"] == nil)
  }

  @Test func sourceChangedDuringTheRunFails() throws {
    let trial = try Trial()
    try trial.folder.write("spoil", to: "footage/interviews/A001.mov")
    let report = try trial.run().report
    #expect(report.sources.map(\.state) == [.failed, .finished, .finished])
    #expect(report.sources[0].explanation?.reason.contains("changed") == true)
    #expect(trial.delivered.keys.allSatisfy { !$0.hasPrefix("001") })
  }

  @Test(arguments: ["outside", "climbing", "kind", "absent"]) func lyingStageIsOurMistake(_ lie: String) throws {
    let trial = try Trial([LyingStage(options: .init(text: lie))])
    let report = try trial.run().report
    #expect(report.exitCode == 1)
    #expect(report.sources.allSatisfy { $0.state == .failed })
    #expect(report.sources[0].explanation?.reason.contains("mistake in Backlit") == true)
    #expect(trial.delivered.isEmpty)
  }

  @Test func twoJobsThatWriteTheSameFileAreOurMistake() throws {
    let trial = try Trial([
      ReadStage(options: .init()), DeliverStage(options: .init()), DeliverStage(options: .init()),
    ])
    let report = try trial.run().report
    #expect(report.sources[0].explanation?.reason.contains("same file as the job deliver-001") == true)
    #expect(trial.delivered.isEmpty)
  }

  @Test func failureFindingFailsTheRunUntilItIsPutRight() throws {
    let trial = try Trial()
    try trial.folder.write("x", to: "out/stray")
    let first = try trial.run()
    #expect(first.report.exitCode == 1)
    #expect(first.report.findings.map(\.finding.check) == ["stray-file"])
    #expect(first.report.sources.allSatisfy { $0.state == .finished })
    let second = try trial.run()
    #expect(second.started == ["look-run": .failedBefore])
    #expect(second.report.exitCode == 1)
    try trial.folder.remove("out/stray")
    #expect(try trial.run().report.exitCode == 0)
    #expect(try trial.run().started.isEmpty)
  }

  @Test func photosAndSoundsAreNotRenderedAndNoFailure() throws {
    let trial = try Trial()
    let executor = try trial.executor()
    let photo = FoundSource(set: "t", path: trial.footage + "/p.jpg", name: "p.jpg", kind: .photo)
    let footage = Footage(sources: executor.footage.sources + [photo])
    let report = try LocalExecutor(
      pipeline: executor.pipeline, footage: footage, workspace: trial.workspace, output: trial.output, tool: trial.tool
    ).run()
    #expect(report.exitCode == 0)
    let entry = try #require(report.sources.first { $0.name == "p.jpg" })
    #expect(entry.state == .notRendered)
    #expect(
      entry.explanation?.reason == "it is a photo and only videos are rendered: nothing of it was read or delivered")
  }

  @Test func runWithNothingToRenderFails() throws {
    let trial = try Trial()
    let executor = try trial.executor()
    let photo = FoundSource(set: "t", path: trial.footage + "/p.jpg", name: "p.jpg", kind: .photo)
    let report = try LocalExecutor(
      pipeline: executor.pipeline, footage: Footage(sources: [photo]), workspace: trial.workspace, output: trial.output,
      tool: trial.tool
    ).run()
    #expect(report.exitCode == 1)
    #expect(trial.delivered.isEmpty)
  }
}
