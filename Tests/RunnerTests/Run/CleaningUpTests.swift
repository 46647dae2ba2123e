import Foundation
import TestSupport
import Testing

@testable import Runner

/// When something has failed and cleaning up fails, too, what went wrong first is told, and the other thing besides.
@Suite struct CleaningUpTests {
  @Test(
    .enabled(if: LockedFolder.isPossible, "nothing here keeps root from removing a file"),
    arguments: [("broken", "it is broken"), ("patience", "it waits for a person")])
  func whatCannotBeTakenBackIsTold(text: String, first: String) async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write(text, to: "footage/interviews/A001.mov")
    let locked = try LockedFolder(trial.output + "/a-title-001")
    defer { withExtendedLifetime(trial) { locked.unlock() } }
    let report = try await trial.run().report
    #expect(report.exitCode == 1 && report.sources.map(\.state) == [.failed, .finished, .finished])
    let reason = report.sources[0].explanation?.reason ?? ""
    #expect(reason.hasPrefix(first) && reason.contains("could not be taken back: "), "\(reason)")
    #expect(trial.folder.exists("out/a-title-001/video.mp4"), "else there was nothing to tell")
  }

  /// A folder in place of a proof, put there while a job is at work: it cannot be removed as a file.
  private func run(_ trial: Trial, blockingProofsAt id: String) async throws -> RunReport {
    trial.finishingFiles = ["SHA256SUMS"]
    let place = trial.output + "/SHA256SUMS"
    return try await trial.pipelineRun { event in
      guard case .started(let job, _) = event, job.id == id else { return }
      try? FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    }.run()
  }

  @Test func whyASourceFailedIsToldBeforeWhatCouldNotBeCleanedUp() async throws {
    let trial = try Trial()
    try await trial.run()
    try trial.folder.write("broken", to: "footage/interviews/A001.mov")
    let report = try await run(trial, blockingProofsAt: "read-001")
    #expect(report.exitCode == 1 && report.sources.map(\.state) == [.failed, .finished, .finished])
    let explanation = try #require(report.sources[0].explanation)
    #expect(explanation.reason.hasPrefix("it is broken; besides, "), "\(explanation.reason)")
    #expect(explanation.doing == "reading the source")
  }

  @Test func whyAStageOfTheRunFailedIsToldBeforeWhatCouldNotBeCleanedUp() async throws {
    let trial = try Trial()
    trial.stages[3] = LookStage(options: .init(text: "throw"))
    let report = try await run(trial, blockingProofsAt: "look-run")
    let explanation = try #require(report.failures.first)
    #expect(explanation.reason.hasPrefix("it cannot; besides, "), "\(explanation.reason)")
    #expect(explanation.doing == "looking" && report.exitCode == 1)
  }

  /// Where nothing is in the way, nothing is added.
  @Test func whatWentWrongAloneIsToldAlone() async throws {
    let trial = try Trial()
    trial.stages[3] = LookStage(options: .init(text: "throw"))
    let report = try await run(trial, blockingProofsAt: "no job")
    #expect(report.failures.map(\.reason) == ["it cannot"])
  }
}

/// A folder out of which nothing can be removed until it is unlocked. Root may do everything, but for a folder that is
/// marked as immutable; others need the permission to write into it.
private struct LockedFolder {
  /// Not every file system knows such a mark, and not every container lets root make one.
  static let isPossible: Bool = {
    guard let folder = try? TemporaryFolder(), let locked = try? LockedFolder(folder.path) else { return false }
    withExtendedLifetime(folder) { locked.unlock() }
    return true
  }()

  let path: String

  init(_ path: String) throws {
    self.path = path
    if geteuid() == 0 {
      try Command("chattr", ["+i", path]).succeeding()
    } else {
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path)
    }
  }

  func unlock() {
    if geteuid() == 0 {
      _ = try? Command("chattr", ["-i", path])
    } else {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
  }
}
