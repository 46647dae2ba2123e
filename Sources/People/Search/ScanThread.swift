import Files
import Media
import Support

/// Looks at whole pictures on a thread of its own, always at the same sizes, in the order in which they are handed over.
final class ScanThread: Sendable {
  private struct Order: Sendable {
    let picture: Frame
    let light: Light
    let isKnown: Bool
  }

  struct Look: Sendable {
    let found: [Detection]
    let thumbnail: Thumbnail?
  }

  private let orders: BoundedQueue<Order>
  private let looks: BoundedQueue<Look>
  private let thread: WorkerThread

  /// At most `capacity` pictures may be handed over and not taken yet. Nobody else may use `scan` from now on.
  init(_ name: String, _ scan: FaceScanner, longSides: [Int], capacity: Int) {
    let orders = BoundedQueue<Order>(capacity: capacity), looks = BoundedQueue<Look>(capacity: capacity)
    let scan = UncheckedTransfer(scan)
    (self.orders, self.looks) = (orders, looks)
    thread = WorkerThread(name) {
      do {
        while let order = try orders.take() {
          let (found, thumbnail) = try scan.value.whole(
            order.picture, longSides: longSides, light: order.light, isKnown: order.isKnown)
          try looks.push(Look(found: found, thumbnail: thumbnail))
        }
      } catch {
        orders.fail(error)
        looks.fail(error)
      }
    }
  }

  /// `isKnown`: what the network sees in it is known already. Throws what went wrong with an earlier picture.
  func hand(over picture: Frame, _ light: Light, isKnown: Bool) throws {
    try orders.push(Order(picture: picture, light: light, isKnown: isKnown))
  }

  /// Waits for the look at the picture that was handed over first. Throws what went wrong with it.
  func take() throws -> Look {
    guard let look = try looks.take() else {
      throw Failure(doing: "looking for people", path: nil, reason: "a picture was not looked at")
    }
    return look
  }

  /// Ends the thread, whatever it is doing. May be called again.
  func stop() {
    orders.fail(CancellationError())
    looks.fail(CancellationError())
    try? thread.join()
  }
}

/// `@unchecked Sendable`: made by one thread, then used by one other alone.
struct UncheckedTransfer<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
