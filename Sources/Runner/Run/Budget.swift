import Pipeline

/// Shares the machine's cores and memory among jobs, first come, first served.
///
/// A job that wants more than there is gets all of it.
actor Budget {
  private let total: JobCost
  private var free: JobCost
  private var waiting: [(number: Int, cost: JobCost, go: CheckedContinuation<Void, any Error>)] = []
  private var count = 0

  init(_ total: JobCost) {
    self.total = total
    free = total
  }

  /// Runs `body` once there is room for it. Throws `CancellationError` where it is cancelled before.
  nonisolated func withRoom<Result: Sendable>(
    for cost: JobCost, _ body: @Sendable () async throws -> Result
  ) async throws -> Result {
    let granted = await clamped(cost)
    try await acquire(granted)
    do {
      let result = try await body()
      await release(granted)
      return result
    } catch {
      await release(granted)
      throw error
    }
  }

  private func clamped(_ cost: JobCost) -> JobCost {
    JobCost(cores: max(1, min(cost.cores, total.cores)), megabytes: max(1, min(cost.megabytes, total.megabytes)))
  }

  private func acquire(_ cost: JobCost) async throws {
    count += 1
    let number = count
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
        waiting.append((number, cost, continuation))
        serve()
      }
    } onCancel: {
      Task { await self.forget(number) }
    }
  }

  private func release(_ cost: JobCost) {
    free.cores += cost.cores
    free.megabytes += cost.megabytes
    serve()
  }

  /// In order: a large job is not passed by small ones for ever.
  private func serve() {
    while let next = waiting.first, next.cost.cores <= free.cores, next.cost.megabytes <= free.megabytes {
      waiting.removeFirst()
      free.cores -= next.cost.cores
      free.megabytes -= next.cost.megabytes
      next.go.resume()
    }
  }

  private func forget(_ number: Int) {
    guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
    waiting.remove(at: index).go.resume(throwing: CancellationError())
    serve()
  }
}
