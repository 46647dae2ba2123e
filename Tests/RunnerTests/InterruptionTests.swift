import Files
import Foundation
import Pipeline
import Support
import TestSupport
import Testing

@testable import Runner

/// What a run finds that another left: it was killed between two steps that belong together.
@Suite struct InterruptionTests {
  /// As where it was killed between the writing of the proofs and the record of who wrote them.
  @Test func proofsOfAStageThatWasStoppedGoBeforeItRunsAgain() async throws {
    let trial = try Trial()
    // Of the last stage, as those that verify writes.
    trial.finishingFiles = ["SHA256SUMS"]
    try await trial.run()
    try trial.folder.remove("out.workspace/jobs/look-run.json")
    try trial.folder.write("proof", to: "out/SHA256SUMS")
    let again = try await trial.run()
    #expect(again.started == ["look-run": .neverRun] && again.report.exitCode == 0)
    #expect(trial.delivered["SHA256SUMS"] == nil)
  }

  /// As where it was killed between the publication of a file and the record of who published it: nobody would ever take it back.
  /// `hasRecord`: of an earlier time, when it published something else under the same name.
  @Test(arguments: [false, true]) func whatAStoppedJobPublishedGoes(hasRecord: Bool) async throws {
    let trial = try Trial()
    let executor = Keeping(executor: InProcessExecutor(catalog: Trial.catalog))
    trial.executor = executor
    try await trial.run()
    if !hasRecord { try trial.folder.remove("out.workspace/jobs/deliver-001.json") }
    try FileManager.default.createDirectory(
      atPath: trial.workspace + "/tickets/deliver-001", withIntermediateDirectories: true)
    let ticket = try #require(executor.tickets.withLock { $0["deliver-001"] })
    try CanonicalJSON.write(ticket, to: trial.workspace + "/tickets/deliver-001/ticket.json", permissions: 0o600)
    for file in ["video.mp4", "video.vtt"] {
      if hasRecord { try trial.folder.write("half of it", to: "out/a-title-001/" + file) }
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 1)], ofItemAtPath: trial.output + "/a-title-001/" + file)
    }
    try trial.folder.write("somebody's", to: "out/a-title-001.txt")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: trial.output + "/a-title-001.txt")
    // Its source is not even begun this time.
    trial.preflight.problems["interviews/A001.mov"] = Explanation(doing: "looking", reason: "it cannot be read")
    #expect(try await trial.run().report.sources.map(\.state) == [.failed, .finished, .finished])
    #expect(trial.delivered.keys.filter { $0.hasPrefix("a-title-001") } == ["a-title-001.txt"])
    #expect(trial.delivered["a-title-002/video.mp4"] != nil)
  }

  /// What it read is what its record says that it read, also where somebody puts the old file back afterwards.
  @Test func nothingIsRecordedOfASourceThatChangedMeanwhile() async throws {
    let trial = try Trial()
    try trial.folder.write("spoil", to: "footage/interviews/A001.mov")
    try await trial.run()
    #expect(!trial.folder.exists("out.workspace/jobs/deliver-001.json"))
    #expect(trial.folder.exists("out.workspace/jobs/deliver-002.json"))
  }

  /// Whoever writes decisions while a run is at work expects that they count.
  @Test func decisionsThatAreWrittenMeanwhileFailTheirSource() async throws {
    let trial = try Trial()
    let found = try trial.found()
    try trial.folder.write("decisions: 1", to: "footage/interviews/A002.decisions.yaml")
    let report = try await trial.run(found).report
    #expect(report.sources.map(\.state) == [.finished, .failed, .finished])
    #expect(report.sources[1].explanation?.reason.contains("nothing of it was carried out") == true)
    #expect(trial.delivered.keys.allSatisfy { !$0.hasPrefix("a-title-002") })
  }

  /// Keeps every ticket, which a run discards.
  private struct Keeping: JobExecutor {
    let executor: InProcessExecutor
    let tickets = Locked<[String: JobTicket]>([:])

    func execute(
      _ ticket: JobTicket, in folder: String, report: @escaping @Sendable (StageEvent) -> Void
    ) async throws -> JobResult {
      tickets.withLock { $0[ticket.id] = ticket }
      return try await executor.execute(ticket, in: folder, report: report)
    }
  }

  @Test func aLinkInPlaceOfASourceIsASourceThatIsMissing() async throws {
    let trial = try Trial()
    try FileManager.default.moveItem(
      atPath: trial.footage + "/interviews/A001.mov", toPath: trial.folder.path + "/elsewhere.mov")
    try FileManager.default.createSymbolicLink(
      atPath: trial.footage + "/interviews/A001.mov", withDestinationPath: trial.folder.path + "/elsewhere.mov")
    let executor = Keeping(executor: InProcessExecutor(catalog: Trial.catalog))
    trial.executor = executor
    #expect(try await trial.run().report.exitCode == 1)
    #expect(executor.tickets.withLock { $0["list-run"]?.outcome.failed } == 1)
    #expect(try await trial.plan().values.allSatisfy { $0 == .upToDate }, "it is missing as it was before")
  }
}
