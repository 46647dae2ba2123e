import Files
import Media
import Support

/// Looks for text on a thread of its own, in pictures that are handed over in order.
final class TextThread: Sendable {
  private struct Order: Sendable {
    let picture: Frame
    let frame: Int
    let time: MediaTime
    let light: Light
    let isSudden: Bool
  }

  /// Pictures that wait: while the network looks at one, about as many come.
  private static let waiting = 12

  private let orders = BoundedQueue<Order>(capacity: waiting)
  private let results = BoundedQueue<[TextPath]>(capacity: 1)
  private let thread: WorkerThread

  /// Nobody else may use `scanner` and `journal` from now on.
  init(_ scanner: TextScanner, isSingle: Bool, journal: DetectionJournal?) {
    let search = UncheckedTransfer(TextSearch(scanner, isSingle: isSingle, journal: journal))
    let (orders, results) = (self.orders, self.results)
    thread = WorkerThread("text looks") {
      do {
        var search = search.value
        while let order = try orders.take() {
          try search.add(
            order.picture, frame: order.frame, time: order.time, light: order.light, isSudden: order.isSudden)
        }
        try results.push(try search.finish())
      } catch {
        orders.fail(error)
        results.fail(error)
      }
    }
  }

  /// Throws what went wrong with an earlier picture.
  func hand(over picture: Frame, frame: Int, _ time: MediaTime, _ light: Light, isSudden: Bool) throws {
    try orders.push(Order(picture: picture, frame: frame, time: time, light: light, isSudden: isSudden))
  }

  /// Where texts are, when all pictures were handed over. Throws what went wrong with one.
  func finish() throws -> [TextPath] {
    orders.finish()
    guard let paths = try results.take() else {
      throw Failure(doing: "looking for text", path: nil, reason: "a picture was not looked at")
    }
    return paths
  }

  /// Ends the thread, whatever it is doing. May be called again.
  func stop() {
    orders.fail(CancellationError())
    results.fail(CancellationError())
    try? thread.join()
  }
}
