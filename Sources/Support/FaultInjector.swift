/// Makes the n-th call into a C library fail, for tests: every error path of `Media` can be forced in turn.
///
/// Bound with `FaultInjector.$current.withValue(injector) { … }`; a `WorkerThread` inherits it, which is why it lives
/// here. It also counts the owners of C objects made under it, so that a test can see that none was left behind.
public final class FaultInjector: Sendable {
  @TaskLocal public static var current: FaultInjector?

  private struct State {
    var calls = 0
    var live = 0
  }

  private let failing: Int?
  private let state = Locked(State())

  /// Fails the call with this number, counted from 1; nil only counts.
  public init(failing number: Int?) { failing = number }

  public var calls: Int { state.withLock { $0.calls } }
  /// Owners of C objects that have been made and not yet released.
  public var liveObjects: Int { state.withLock { $0.live } }
  /// Whether the chosen call was reached.
  public var hasFired: Bool { failing.map { $0 <= calls } ?? false }

  /// Whether the call that is about to be made is the one to fail: it counts.
  public func failsNextCall() -> Bool {
    let number = state.withLock {
      $0.calls += 1; return $0.calls
    }
    return number == failing
  }

  fileprivate func count(_ change: Int) { state.withLock { $0.live += change } }
}

/// Held by every owner of a C object; goes when the owner goes.
public final class Census: Sendable {
  private let injector = FaultInjector.current

  public init() { injector?.count(1) }
  deinit { injector?.count(-1) }
}
