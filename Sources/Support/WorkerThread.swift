import Foundation

/// A thread of its own for work that blocks, such as codec calls, which must never occupy Swift's cooperative pool.
public final class WorkerThread: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let failure = Locked<(any Error)?>(nil)
  /// A nice value: about a tenth of the weight of a thread at 0 (sched(7)).
  private static let patience: Int32 = 10

  /// Starts `body`; a bound `FaultInjector` is bound in the thread too. `isPatient`: others go first where there are
  /// fewer cores than threads with something to do.
  public init(_ name: String, isPatient: Bool = false, _ body: @escaping @Sendable () throws -> Void) {
    let injector = FaultInjector.current
    let work = Locked<(@Sendable () throws -> Void)?>(body)
    // Whoever joins the thread finds that it holds nothing any more; Foundation keeps its block for a little longer.
    @Sendable func run() throws {
      let body = work.withLock { body in
        defer { body = nil }
        return body
      }
      try FaultInjector.$current.withValue(injector) { try body?() }
    }
    let thread = Thread { [done, failure] in
      // On Linux this is about the calling thread alone (setpriority(2), "C library/kernel differences"). That it fails
      // changes no result.
      if isPatient { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.patience) }
      do {
        try run()
      } catch {
        failure.withLock { $0 = error }
      }
      done.signal()
    }
    thread.name = name
    thread.stackSize = 4 << 20
    thread.start()
  }

  /// Waits for the thread, and throws what it threw. May be called again, also by others.
  public func join() throws {
    done.wait()
    done.signal()
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
