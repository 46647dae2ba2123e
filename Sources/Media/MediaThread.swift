import Files
import Foundation

/// A thread of its own for blocking codec calls, which must never occupy Swift's cooperative pool.
public final class MediaThread: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let failure = Locked<(any Error)?>(nil)

  /// Starts `body`; a bound `FaultInjector` is bound in the thread too.
  public init(_ name: String, _ body: @escaping @Sendable () throws -> Void) {
    let injector = FaultInjector.current
    let thread = Thread { [done, failure] in
      do {
        try FaultInjector.$current.withValue(injector) { try body() }
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
