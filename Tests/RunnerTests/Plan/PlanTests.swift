import Files
import Footage
import Foundation
import Pipeline
import Testing

@testable import Runner

/// What a plan adds up: files, bytes, time, and who waits.
@Suite struct PlanTests {
  private let names = ["A001", "A002", "A003"].map { "interviews/\($0).mov" }

  /// With what can be known of three sources of 10, 20 and 40 seconds.
  private func trial() throws -> Trial {
    let trial = try Trial()
    trial.finishingFiles = ["manifest.json"]
    for (name, seconds) in zip(names, [10.0, 20, 40]) {
      trial.preflight.seconds[name] = seconds
      trial.preflight.bytes[name] = Int64(seconds) * 1000
      trial.preflight.files[name] = [PreflightReport.job("deliver", ""): ["{name}/video.mp4", "{name}/video.vtt"]]
    }
    return trial
  }

  @Test func whatIsWrittenIsNamedAndWeighedUntilItIsThere() async throws {
    let trial = try trial()
    let first = try await trial.pipelineRun().plan()
    #expect(
      first.writes == [
        "a-title-001/video.mp4", "a-title-001/video.vtt", "a-title-002/video.mp4", "a-title-002/video.vtt",
        "a-title-003/video.mp4", "a-title-003/video.vtt", "manifest.json",
      ])
    #expect(first.bytes == 70_000 && first.sources == 3 && first.sourcesUpToDate == 0 && first.removes.isEmpty)
    try await trial.run()
    let second = try await trial.pipelineRun().plan()
    #expect(second.writes.isEmpty && second.removes.isEmpty && second.bytes == 0 && second.sourcesUpToDate == 3)
    try trial.folder.remove("out/a-title-002/video.vtt")
    let third = try await trial.pipelineRun().plan()
    #expect(third.writes == ["a-title-002/video.mp4", "a-title-002/video.vtt", "manifest.json"])
    #expect(third.bytes == 20_000 && third.sourcesUpToDate == 2)
  }

  @Test func filesOfASourceThatWentAreTakenAway() async throws {
    let trial = try trial()
    try await trial.run()
    try trial.folder.remove("footage/interviews/A003.mov")
    let plan = try await trial.pipelineRun().plan()
    #expect(plan.removes == ["a-title-003/video.mp4", "a-title-003/video.vtt"])
    #expect(plan.writes == ["manifest.json"] && plan.bytes == 0 && plan.sources == 2)
  }

  /// Each job took 10 seconds: half a second for each second of the source in the middle, a seventh for each of all.
  @Test func theTimeIsReckonedFromWhatSuchJobsTookBefore() async throws {
    let trial = try trial()
    #expect(try await trial.pipelineRun().plan().seconds == nil, "nothing is known before a first run")
    trial.executor = TenSeconds(inner: InProcessExecutor(catalog: Trial.catalog))
    try await trial.run()
    #expect(try await trial.pipelineRun().plan().seconds == 0, "nothing is to be done")
    try trial.folder.write("beta, again", to: "footage/interviews/A002.mov")
    let plan = try await trial.pipelineRun().plan()
    let seconds = try #require(plan.seconds)
    #expect(abs(seconds - (2 * 20 * 0.5 + 2 * 70 / 7)) < 1e-6, "\(seconds)")
  }

  private struct TenSeconds: JobExecutor {
    let inner: InProcessExecutor

    func execute(
      _ ticket: JobTicket, in folder: String, report: @escaping @Sendable (StageEvent) -> Void
    ) async throws -> JobResult {
      var result = try await inner.execute(ticket, in: folder, report: report)
      result.usage.seconds = 10
      return result
    }
  }

  @Test func whatWaitsRunsNoFurtherAndWhatWasPublishedOfItGoes() async throws {
    let trial = try trial()
    try await trial.run()
    trial.preflight.waiting[names[1]] = "read"
    let same = try await trial.pipelineRun().plan()
    #expect(same.waiting == [names[1]] && same.removes.isEmpty, "nothing has to be done at which it would wait")
    try trial.folder.write("beta, again", to: "footage/interviews/A002.mov")
    let plan = try await trial.pipelineRun().plan()
    #expect(plan.waiting == [names[1]])
    #expect(plan.entries.filter { $0.job.source == "002" }.map(\.job.id) == ["read-002"])
    #expect(plan.removes == ["a-title-002/video.mp4", "a-title-002/video.vtt"])
  }

  @Test func ofNothingThatIsFinishedNothingIsListed() async throws {
    let trial = try trial()
    for name in names { trial.preflight.problems[name] = Explanation(doing: "looking", reason: "it is damaged") }
    let failed = try await trial.pipelineRun().plan()
    #expect(failed.writes.isEmpty && failed.entries.isEmpty && failed.failed.count == 3)
    trial.preflight.problems = [:]
    for name in names { trial.preflight.waiting[name] = "read" }
    let waiting = try await trial.pipelineRun().plan()
    #expect(!waiting.writes.contains("manifest.json") && waiting.entries.allSatisfy { $0.job.source != nil })
    trial.preflight.waiting = [names[0]: "read"]
    #expect(try await trial.pipelineRun().plan().writes.contains("manifest.json"))
  }

  /// Why a file cannot be read is said as it is, and not as a change of it. A first plan reads none.
  @Test(arguments: [true, false]) func aSourceThatCannotBeReadFailsForItsOwnReason(isKnown: Bool) async throws {
    let cases: [(inside: String?, reason: String)] = [
      (nil, "no such file or directory"), ("x", "it is not a regular file"),
    ]
    for (inside, reason) in cases {
      let trial = try trial()
      if isKnown { try await trial.run() }
      let found = try trial.found()
      try trial.folder.remove("footage/\(names[1])")
      if let inside { try trial.folder.write("a", to: "footage/\(names[1])/\(inside)") }
      if isKnown {
        let plan = try await trial.pipelineRun(found).plan()
        #expect(plan.failed.map(\.source.id) == ["002"] && plan.failed.first?.explanation.reason == reason)
        #expect(plan.failed.first?.explanation.path?.hasSuffix("/" + names[1]) == true)
        #expect(plan.entries.filter { $0.job.source == "002" }.isEmpty && plan.sources == 3)
      }
      let report = try await trial.run(found).report
      #expect(report.sources.map(\.state) == [.finished, .failed, .finished] && report.exitCode == 1)
      #expect(report.sources[1].explanation?.reason == reason)
    }
  }
}
