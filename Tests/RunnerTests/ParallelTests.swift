import Files
import Foundation
import Pipeline
import Testing

@testable import Runner

/// Does jobs in this process, slowly and in any order, and loses one of them as a child process is lost that somebody kills.
private struct UnreliableExecutor: JobExecutor {
  let inner: any JobExecutor
  /// Of a source.
  let lost: String

  func execute(
    _ ticket: JobTicket, in folder: String, report: @escaping @Sendable (StageEvent) -> Void
  ) async throws -> JobResult {
    try await Task.sleep(for: .milliseconds(Int.random(in: 0...4)))
    if ticket.source?.id == lost, ticket.stage == "deliver" {
      var result = JobResult()
      result.failure = Explanation(
        .environment, doing: "running the stage 'deliver'", reason: "its process was ended by signal 9")
      return result
    }
    return try await inner.execute(ticket, in: folder, report: report)
  }
}

@Suite struct ParallelTests {
  /// Four sources beside each other, one that fails and one that is killed, again and again.
  @Test func theOthersFinishWhateverHappensToOne() async throws {
    for _ in 0..<20 {
      let trial = try Trial()
      try trial.folder.write("broken", to: "footage/interviews/A002.mov")
      try trial.folder.write("delta", to: "footage/interviews/A004.mov")
      let meeting = MeetingExecutor(InProcessExecutor(catalog: Trial.catalog), patience: .seconds(30))
      trial.executor = UnreliableExecutor(inner: meeting, lost: "003")
      trial.limits = RunLimits(sources: 4, budget: JobCost(cores: 4, megabytes: 4000))
      let first = try await trial.run().report
      #expect(first.sources.map(\.state) == [.finished, .failed, .failed, .finished])
      #expect(first.exitCode == 1)
      #expect(first.sources[2].explanation?.reason == "its process was ended by signal 9")
      #expect(
        Set(trial.delivered.keys.compactMap { $0.split(separator: "/").first }) == [
          "a-title-001", "a-title-004", "manifest.json",
        ])
      #expect(trial.delivered["manifest.json"]?.hasPrefix("[\"001\", \"004\"] failed: 2") == true)
      try #require((2...4).contains(meeting.most), "\(meeting.most) jobs were at work at the same time")

      try trial.folder.write("beta", to: "footage/interviews/A002.mov")
      trial.executor = nil
      let second = try await trial.run()
      #expect(second.report.exitCode == 0)
      #expect(second.started["read-001"] == nil && second.started["read-003"] == nil)
      #expect(trial.delivered["a-title-003/video.mp4"] == "rendition of gamma")
      #expect(trial.delivered.count == 9)
    }
  }

  /// Nobody has to wait for another where there can be none.
  @Test(arguments: [
    RunLimits(sources: 1, budget: JobCost(cores: 4, megabytes: 4000)),
    RunLimits(sources: 4, budget: JobCost(cores: 1, megabytes: 4000)),
  ]) func oneSourceOrOneCoreIsOneJobAtATime(limits: RunLimits) async throws {
    let trial = try Trial()
    let meeting = MeetingExecutor(InProcessExecutor(catalog: Trial.catalog), patience: .milliseconds(200))
    trial.executor = meeting
    trial.limits = limits
    #expect(try await trial.run().report.exitCode == 0)
    #expect(meeting.most == 1)
  }

  @Test func problemsThatAreKnownBeforehandFailTheirSourcesAlone() async throws {
    let trial = try Trial()
    trial.preflight.problems["interviews/A002.mov"] = Explanation(doing: "looking", reason: "it is too long")
    let plan = try await trial.pipelineRun().plan()
    #expect(plan.failed.map(\.source.id) == ["002"])
    let result = try await trial.run()
    #expect(result.report.sources.map(\.state) == [.finished, .failed, .finished])
    #expect(result.started["read-002"] == nil)
    trial.preflight.obstacle = Explanation(.environment, doing: "making room", reason: "there is none")
    let failure = await #expect(throws: Failure.self) { try await trial.run() }
    #expect(failure?.explanation.reason == "there is none")
  }
}
