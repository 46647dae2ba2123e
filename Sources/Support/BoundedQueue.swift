import Foundation

/// Hands items from one thread to another, at most `capacity` at a time.
///
/// `@unchecked Sendable`: every access to the state is made while holding the condition's lock.
public final class BoundedQueue<Item: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let capacity: Int
  private var items: [Item] = []
  private var isFinished = false
  private var failure: (any Error)?

  public init(capacity: Int) { self.capacity = max(1, capacity) }

  /// Waits while the queue is full. Throws what either side failed with.
  public func push(_ item: Item) throws {
    condition.lock()
    defer { condition.unlock() }
    while items.count >= capacity && failure == nil { condition.wait() }
    if let failure { throw failure }
    items.append(item)
    condition.broadcast()
  }

  /// Waits for an item; nil after the last one. Throws what either side failed with.
  public func take() throws -> Item? {
    condition.lock()
    defer { condition.unlock() }
    while items.isEmpty && !isFinished && failure == nil { condition.wait() }
    if let failure { throw failure }
    guard !items.isEmpty else { return nil }
    let item = items.removeFirst()
    condition.broadcast()
    return item
  }

  /// No more items will come.
  public func finish() {
    condition.lock()
    isFinished = true
    condition.broadcast()
    condition.unlock()
  }

  /// Ends both sides at once: each sees this error at its next call. The first failure counts.
  public func fail(_ error: any Error) {
    condition.lock()
    if failure == nil { failure = error }
    items.removeAll()
    condition.broadcast()
    condition.unlock()
  }
}
