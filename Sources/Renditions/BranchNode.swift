import Files
import Media
import Subtitles

/// Scales to one size on its own thread, and hands the pictures to every rendition of that size.
final class BranchNode: Sendable {
  private let queue = BoundedQueue<RenditionItem>(capacity: 8)
  private let leaves: [LeafNode]
  private let thread: MediaThread

  init(
    _ branch: RenderTree.Branch, source: PictureFormat, hasSound: Bool, startSeconds: Double, fonts: FontFolder,
    failure: FirstFailure
  ) {
    let leaves = branch.leaves.map { request in
      LeafNode(request, source: source, hasSound: hasSound, fonts: fonts, failure: failure)
    }
    self.leaves = leaves
    thread = MediaThread("scale") { [queue] in
      do {
        try Self.run(branch.scale, queue, leaves, startSeconds)
        for leaf in leaves { leaf.queue.finish() }
      } catch {
        failure.set(error)
        queue.fail(error)
        for leaf in leaves { leaf.queue.fail(error) }
      }
    }
  }

  func push(_ item: RenditionItem) throws { try queue.push(item) }
  func finish() { queue.finish() }
  func fail(_ error: any Error) { queue.fail(error) }

  /// Waits for the thread and its leaves; gives what was finished.
  func join() -> [RenditionResult] {
    try? thread.join()
    return leaves.compactMap { $0.join() }
  }

  private static func run(
    _ scale: RenderTree.Scale, _ queue: BoundedQueue<RenditionItem>, _ leaves: [LeafNode], _ startSeconds: Double
  ) throws {
    let scaler = RenditionScaler(
      width: scale.width, height: scale.height, frameRate: scale.frameRate, fit: scale.fit, startSeconds: startSeconds)
    func passOn() throws {
      while let picture = try scaler.take() {
        for leaf in leaves { try leaf.queue.push(.picture(picture)) }
      }
    }
    while let item = try queue.take() {
      switch item {
      case .picture(let picture):
        try scaler.push(picture)
        try passOn()
      case .sound(_, let rate):
        for leaf in leaves where leaf.sampleRate == rate { try leaf.queue.push(item) }
      }
    }
    try scaler.finish()
    try passOn()
  }
}
