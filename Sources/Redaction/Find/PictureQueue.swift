import Media

/// The pictures of a reader, decoded on a thread of their own.
final class PictureQueue: Sendable {
  private let queue: BoundedQueue<Frame>
  private let thread: MediaThread

  /// Decodes at most `capacity` pictures ahead. Nobody else may use `reader` from now on.
  init(_ reader: MediaReader, capacity: Int) {
    let queue = BoundedQueue<Frame>(capacity: capacity)
    let box = Handover(reader)
    self.queue = queue
    thread = MediaThread("decode") {
      do {
        while let item = try box.value.next() {
          if case .picture(let frame) = item { try queue.push(frame) }
        }
        queue.finish()
      } catch {
        queue.fail(error)
      }
    }
  }

  func take() throws -> Frame? {
    guard let frame = try queue.take() else {
      try thread.join()
      return nil
    }
    return frame
  }

  /// Ends the thread before whoever reads gives up.
  func stop(_ error: any Error) {
    queue.fail(error)
    try? thread.join()
  }
}
