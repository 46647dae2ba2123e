import Foundation
import Pipeline

/// Where jobs are done.
public protocol JobExecutor: Sendable {
  /// Does one job. `folder` is private, exists, and is the job's alone. `report` is told from any thread, in the order of what happened.
  /// Throws only where the job is cancelled: what went wrong with it is part of the result.
  func execute(
    _ ticket: JobTicket, in folder: String, report: @escaping @Sendable (StageEvent) -> Void
  ) async throws -> JobResult
}

/// In this process, on a thread of its own: codecs block, and the threads of Swift's concurrency must not.
public struct InProcessExecutor: JobExecutor {
  private let work: JobWork

  public init(catalog: StageCatalog) { work = JobWork(catalog: catalog) }

  public func execute(
    _ ticket: JobTicket, in folder: String, report: @escaping @Sendable (StageEvent) -> Void
  ) async throws -> JobResult {
    try Task.checkCancellation()
    return await withCheckedContinuation { continuation in
      let thread = Thread { [work] in continuation.resume(returning: work.perform(ticket, report: report)) }
      // As much as a process's first thread has on Debian.
      thread.stackSize = 8 << 20
      thread.start()
    }
  }
}
