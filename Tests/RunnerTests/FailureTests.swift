import Files
import Footage
import Foundation
import Pipeline
import Support
import Testing

@testable import Runner

@Suite struct FailureTests {
  @Test func oneBadSourceFailsAlone() async throws {
    let trial = try Trial()
    try trial.folder.write("broken", to: "footage/interviews/A002.mov")
    let report = try await trial.run().report
    #expect(report.exitCode == 1)
    #expect(report.sources.map(\.state) == [.finished, .failed, .finished])
    #expect(report.sources[1].explanation?.reason == "it is broken")
    #expect(trial.delivered["manifest.json"]?.hasPrefix("[\"001\", \"003\"] failed: 1") == true)
    #expect(trial.delivered.keys.allSatisfy { !$0.hasPrefix("a-title-002") })
  }

  @Test func failingJobTakesBackWhatItDelivered() async throws {
    let trial = try Trial()
    try trial.folder.write("half", to: "footage/interviews/A003.mov")
    let report = try await trial.run().report
    #expect(report.sources[2].state == .failed)
    #expect(report.sources[2].ran == ["read", "deliver"])
    #expect(
      Set(trial.delivered.keys) == [
        "a-title-001/video.mp4", "a-title-001/video.vtt", "a-title-002/video.mp4", "a-title-002/video.vtt",
        "manifest.json",
      ])
    #expect(!trial.folder.exists("out/a-title-003"))
  }

  @Test func earlierRenditionOfAFailingSourceGoes() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("broken", to: "footage/interviews/A001.mov")
    try await trial.run()
    #expect(trial.delivered.keys.allSatisfy { !$0.hasPrefix("a-title-001") })
    try trial.folder.write("alpha", to: "footage/interviews/A001.mov")
    let result = try await trial.run()
    #expect(result.report.exitCode == 0)
    #expect(trial.delivered["a-title-001/video.mp4"] == "rendition of alpha")
  }

  @Test func everyRunTriesAFailedSourceAgainAndNothingElse() async throws {
    let trial = try Trial()
    try trial.folder.write("broken", to: "footage/interviews/A002.mov")
    try await trial.run()
    let result = try await trial.run()
    #expect(Set(result.started.keys) == ["read-002", "list-run", "look-run"])
    #expect(result.report.exitCode == 1)
  }

  @Test func throwingStageOfTheRunLeavesNoManifest() async throws {
    let trial = try Trial()
    try await trial.run()
    #expect(trial.delivered["manifest.json"] != nil)
    trial.stages[3] = LookStage(options: .init(text: "throw"))
    let report = try await trial.run().report
    #expect(report.exitCode == 1)
    #expect(report.failures.map(\.reason) == ["it cannot"])
    #expect(trial.delivered["manifest.json"] == nil)
    trial.stages[3] = LookStage(options: .init())
    #expect(try await trial.run().report.exitCode == 0)
    #expect(trial.delivered["manifest.json"] != nil)
  }

  @Test func manifestIsGoneBeforeAnyJobRuns() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("beta, again", to: "footage/interviews/A002.mov")
    let manifest = trial.output + "/manifest.json"
    let seen = Locked<[Bool]>([])
    _ = try await trial.pipelineRun { event in
      guard case .started(let job, _) = event, job.source != nil else { return }
      seen.withLock { $0.append(FileManager.default.fileExists(atPath: manifest)) }
    }.run()
    #expect(seen.withLock { $0 } == [false, false])
  }

  @Test func outdatedRenditionIsGoneBeforeItIsMadeAgain() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("beta, again", to: "footage/interviews/A002.mov")
    let rendition = trial.output + "/a-title-002/video.mp4"
    let seen = Locked<[String: Bool]>([:])
    _ = try await trial.pipelineRun { event in
      guard case .started(let job, _) = event else { return }
      seen.withLock { $0[job.id] = FileManager.default.fileExists(atPath: rendition) }
    }.run()
    #expect(seen.withLock { $0["deliver-002"] } == false)
    #expect(seen.withLock { $0["list-run"] } == true)
  }

  @Test func finishingFilesGoEvenWhenTheWorkspaceIsLost() async throws {
    let trial = try Trial()
    trial.finishingFiles = ["manifest.json", "SHA256SUMS"]
    try await trial.run()
    try trial.folder.remove("out.workspace")
    for name in ["A001", "A002", "A003"] { try trial.folder.write("broken", to: "footage/interviews/\(name).mov") }
    let report = try await trial.run().report
    #expect(report.exitCode == 1)
    #expect(trial.delivered["manifest.json"] == nil)
  }

  @Test func sourceChangedDuringTheRunFails() async throws {
    let trial = try Trial()
    try trial.folder.write("spoil", to: "footage/interviews/A001.mov")
    let report = try await trial.run().report
    #expect(report.sources.map(\.state) == [.failed, .finished, .finished])
    #expect(report.sources[0].explanation?.reason.contains("changed") == true)
    #expect(trial.delivered.keys.allSatisfy { !$0.hasPrefix("a-title-001") })
  }

  @Test(arguments: ["outside", "climbing", "kind", "absent"]) func lyingStageIsOurMistake(_ lie: String) async throws {
    let trial = try Trial([LyingStage(options: .init(text: lie))])
    let report = try await trial.run().report
    #expect(report.exitCode == 3)
    #expect(report.sources.allSatisfy { $0.state == .failed })
    #expect(report.sources[0].explanation?.reason.contains("mistake in Backlit") == true)
    #expect(trial.delivered.isEmpty)
  }

  @Test func twoJobsThatWriteTheSameFileAreOurMistake() async throws {
    let trial = try Trial([
      ReadStage(options: .init()), DeliverStage(options: .init()), EchoStage(options: .init()),
    ])
    let report = try await trial.run().report
    let reason = report.sources[0].explanation?.reason ?? ""
    #expect(
      reason.contains("same file as the job deliver-001") || reason.contains("same file as the job echo-001"),
      "\(reason)")
    #expect(trial.delivered.isEmpty)
  }

  @Test func failureFindingFailsTheRunUntilItIsPutRight() async throws {
    let trial = try Trial()
    try trial.folder.write("x", to: "out/stray")
    let first = try await trial.run()
    #expect(first.report.exitCode == 1)
    #expect(first.report.findings.map(\.finding.check) == ["stray-file"])
    #expect(first.report.sources.allSatisfy { $0.state == .finished })
    let second = try await trial.run()
    #expect(second.started == ["look-run": .failedBefore])
    #expect(second.report.exitCode == 1)
    try trial.folder.remove("out/stray")
    #expect(try await trial.run().report.exitCode == 0)
    #expect(try await trial.run().started.isEmpty)
  }

  @Test func photosAndSoundsAreWorkedOnLikeFilms() async throws {
    let trial = try Trial()
    try trial.folder.write("a photograph", to: "footage/p.jpg")
    let photo = FoundSource(set: "t", path: trial.footage + "/p.jpg", name: "p.jpg", kind: .photo)
    let report = try await trial.run(FoundFootage(sources: try trial.found().sources + [photo])).report
    #expect(report.exitCode == 0)
    #expect(report.sources.map(\.state) == [.finished, .finished, .finished, .finished])
    #expect(trial.delivered["a-title-004/video.mp4"] == "rendition of a photograph")
  }

  @Test func runWithNothingToRenderFails() async throws {
    let trial = try Trial()
    let report = try await trial.run(FoundFootage(sources: [])).report
    #expect(report.exitCode == 1)
    #expect(report.failures.map(\.reason) == ["it has no source that can be rendered"])
    #expect(trial.delivered.isEmpty)
  }

  @Test func waitingForAPersonIsNoFailureAndHasACodeOfItsOwn() async throws {
    let trial = try Trial()
    try trial.folder.write("patience", to: "footage/interviews/A002.mov")
    let first = try await trial.run()
    #expect(first.report.sources.map(\.state) == [.finished, .waiting, .finished])
    #expect(first.report.exitCode == 4)
    #expect(trial.delivered["manifest.json"]?.contains("failed: 0 waiting: 1") == true)
    #expect(first.events.all.contains { if case .waiting(let source, _) = $0 { source.id == "002" } else { false } })
    try trial.folder.write("broken", to: "footage/interviews/A001.mov")
    #expect(try await trial.run().report.exitCode == 1, "a failure is told before a wait")
    try trial.folder.write("alpha", to: "footage/interviews/A001.mov")
    try trial.folder.write("beta", to: "footage/interviews/A002.mov")
    #expect(try await trial.run().report.exitCode == 0)
  }

  @Test func aMistakeOfOursHasACodeOfItsOwn() async throws {
    let trial = try Trial([LyingStage(options: .init(text: "outside"))])
    #expect(try await trial.run().report.exitCode == 3)
  }
}
