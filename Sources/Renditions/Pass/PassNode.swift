import Files
import Media
import Support

/// What a step of the render tree may ask of those that it feeds.
protocol PassEnd: Sendable {
  func finish()
  func fail(_ error: any Error)
  func join()
}

/// A step of the render tree on a thread of its own, fed by a short queue.
///
/// The first failure anywhere ends all of them: whoever waits at a queue is told. A step is over when those that it feeds are.
final class PassNode<Item: Sendable>: PassEnd {
  private let queue: BoundedQueue<Item>
  private let thread: WorkerThread

  /// `body` takes items until there are none, and feeds `children`.
  init(
    _ name: String, capacity: Int = 4, isPatient: Bool = false, failure: FirstFailure, children: [any PassEnd] = [],
    body: @escaping @Sendable (BoundedQueue<Item>) throws -> Void
  ) {
    let queue = BoundedQueue<Item>(capacity: capacity)
    self.queue = queue
    thread = WorkerThread(name, isPatient: isPatient) {
      do {
        try body(queue)
        for child in children { child.finish() }
      } catch {
        failure.set(error)
        queue.fail(error)
        for child in children { child.fail(error) }
      }
      for child in children { child.join() }
    }
  }

  func push(_ item: Item) throws { try queue.push(item) }
  func finish() { queue.finish() }
  func fail(_ error: any Error) { queue.fail(error) }
  /// Waits for the thread; what went wrong is in `failure`.
  func join() { try? thread.join() }
}

/// The error that stopped a pass: the first one, not those that followed from it.
final class FirstFailure: Sendable {
  private let first = Locked<(any Error)?>(nil)

  var error: (any Error)? { first.withLock { $0 } }
  func set(_ error: any Error) { first.withLock { if $0 == nil { $0 = error } } }
}
