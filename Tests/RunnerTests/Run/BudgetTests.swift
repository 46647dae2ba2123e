import Files
import Foundation
import Pipeline
import Support
import Testing

@testable import Runner

@Suite struct BudgetTests {
  @Test func noMoreIsTakenOfTheMachineThanItHas() async throws {
    let budget = Budget(JobCost(cores: 3, megabytes: 100))
    let used = Locked((cores: 0, most: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<40 {
        let cost = JobCost(cores: index % 5 + 1, megabytes: 10)
        group.addTask {
          try await budget.withRoom(for: cost) {
            used.withLock {
              $0.cores += min(3, cost.cores); $0.most = max($0.most, $0.cores)
            }
            try await Task.sleep(for: .milliseconds(1))
            used.withLock { $0.cores -= min(3, cost.cores) }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(used.withLock { $0.most } <= 3)
    #expect(used.withLock { $0.cores } == 0)
  }

  @Test func whoeverIsCancelledWhileWaitingLeavesTheQueue() async throws {
    let budget = Budget(JobCost(cores: 1, megabytes: 10))
    let one = JobCost(cores: 1, megabytes: 1)
    try await budget.withRoom(for: one) {
      let waiting = Task { try await budget.withRoom(for: one) { true } }
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
    #expect(try await budget.withRoom(for: one) { true })
  }

  /// How many of nine jobs of so many megabytes are at work at the same time, of which the first waits for another.
  private func together(_ megabytes: Int, of total: Int, patience: Duration) async throws -> Int {
    let budget = Budget(JobCost(cores: 16, megabytes: total))
    let jobs = Locked((now: 0, most: 0))
    let deadline = ContinuousClock.now + patience
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<9 {
        group.addTask {
          try await budget.withRoom(for: JobCost(cores: 1, megabytes: megabytes)) {
            jobs.withLock {
              $0.now += 1; $0.most = max($0.most, $0.now)
            }
            while jobs.withLock({ $0.most }) < 2, ContinuousClock.now < deadline {
              try await Task.sleep(for: .milliseconds(1))
            }
            jobs.withLock { $0.now -= 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    return jobs.withLock { $0.most }
  }

  @Test func jobsWhoseMemoryDoesNotFitTogetherAreDoneOneAfterTheOther() async throws {
    #expect(try await together(51, of: 100, patience: .milliseconds(200)) == 1)
    #expect(try await together(500, of: 100, patience: .milliseconds(200)) == 1, "one that wants more gets all of it")
    #expect(try await together(50, of: 100, patience: .seconds(30)) == 2)
    let three = try await together(33, of: 100, patience: .seconds(30))
    #expect((2...3).contains(three))
  }

  /// A stage that says that two of its jobs do not fit beside each other, and what was measured of them.
  @Test(arguments: [(0, false), (300, true), (600, false)])
  func whatAJobTookLastTimeCountsInPlaceOfWhatItsStageDeclares(megabytes: Int, fits: Bool) async throws {
    let trial = try Trial([LargeStage(options: .init())])
    trial.limits = RunLimits(sources: 3, budget: JobCost(cores: 3, megabytes: 1000))
    let executor = InProcessExecutor(catalog: StageCatalog([LargeStage.self]))
    let first = MeetingExecutor(executor, patience: .milliseconds(200), megabytes: megabytes)
    trial.executor = first
    #expect(try await trial.run().report.exitCode == 0)
    #expect(first.most == 1, "nothing is known of them yet: they have what they declare")

    for name in ["A001", "A002", "A003"] { try trial.folder.write("another", to: "footage/interviews/\(name).mov") }
    let second = MeetingExecutor(executor, patience: fits ? .seconds(30) : .milliseconds(200), megabytes: megabytes)
    trial.executor = second
    let again = try await trial.run()
    #expect(again.report.exitCode == 0 && again.started.count == 3)
    #expect(fits ? (2...3).contains(second.most) : second.most == 1, "\(second.most) at the same time")
  }
}

/// Declares more memory than there is for two of its jobs.
private struct LargeStage: Stage {
  static let name = "large"
  static let scope = StageScope.source
  static let consumes: [ArtifactKind] = [.source]
  static let produces: [ArtifactKind] = [.sourceRecord]
  static let cost = JobCost(cores: 1, megabytes: 900)
  static let optionRules: [OptionRule] = []
  let options: FakeOptions

  func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] {
    let path = workspace.factsFolder.appendingPathComponent("record.txt").path
    try WholeFile.write(Data("it was read".utf8), to: path)
    return [Artifact(.sourceRecord, path: path)]
  }
}
