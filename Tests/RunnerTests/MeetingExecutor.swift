import Files
import Pipeline
import Support

@testable import Runner

/// Does jobs in this process, and holds up the first until another is at work beside it: whether two ever are is then no
/// matter of luck.
final class MeetingExecutor: JobExecutor {
  private struct State {
    var now = 0
    var most = 0
    /// Of all jobs: a run that does one after the other is held up once.
    var deadline: ContinuousClock.Instant?
  }

  private let inner: any JobExecutor
  private let patience: Duration
  private let megabytes: Int
  private let state = Locked(State())

  /// - Parameters:
  ///   - patience: how long the first job waits for another.
  ///   - megabytes: what each job is said to have taken; 0 where nobody has measured it.
  init(_ inner: any JobExecutor, patience: Duration, megabytes: Int = 0) {
    self.inner = inner
    self.patience = patience
    self.megabytes = megabytes
  }

  /// How many jobs were at work at the same time, at most.
  var most: Int { state.withLock { $0.most } }

  func execute(
    _ ticket: JobTicket, in folder: String, report: @escaping @Sendable (StageEvent) -> Void
  ) async throws -> JobResult {
    let deadline = enter()
    defer { state.withLock { $0.now -= 1 } }
    while most < 2, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(2)) }
    var result = try await inner.execute(ticket, in: folder, report: report)
    result.usage.megabytes = megabytes
    return result
  }

  private func enter() -> ContinuousClock.Instant {
    state.withLock { state -> ContinuousClock.Instant in
      state.now += 1
      state.most = max(state.most, state.now)
      let deadline = state.deadline ?? ContinuousClock.now + patience
      state.deadline = deadline
      return deadline
    }
  }
}
