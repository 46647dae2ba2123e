import Synchronization

/// A value behind a lock, for the few places where threads meet.
public final class Locked<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>

  public init(_ value: Value) { mutex = Mutex(value) }

  public func withLock<Result: Sendable, E: Error>(_ body: (inout Value) throws(E) -> Result) throws(E) -> Result {
    try mutex.withLock { value throws(E) in try body(&value) }
  }
}
