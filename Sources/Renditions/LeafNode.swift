import Files
import Media
import Subtitles

/// Burns in captions, encodes and writes one rendition on its own thread.
final class LeafNode: Sendable {
  let queue = BoundedQueue<RenditionItem>(capacity: 8)
  let sampleRate: Int
  private let thread: MediaThread
  private let result = Locked<RenditionResult?>(nil)

  init(_ request: RenditionRequest, source: PictureFormat, hasSound: Bool, fonts: FontFolder, failure: FirstFailure) {
    sampleRate = request.platform.sound.sampleRate
    thread = MediaThread("encode") { [queue, result] in
      do {
        let written = try Self.run(request, queue, source, hasSound, fonts)
        result.withLock { $0 = written }
      } catch {
        failure.set(error)
        queue.fail(error)
      }
    }
  }

  func join() -> RenditionResult? {
    try? thread.join()
    return result.withLock { $0 }
  }

  private static func run(
    _ request: RenditionRequest, _ queue: BoundedQueue<RenditionItem>, _ source: PictureFormat, _ hasSound: Bool, _ fonts: FontFolder
  ) throws -> RenditionResult {
    let platform = request.platform
    let encoding = platform.pictureEncoding(for: source)
    let burner = try request.cues.map { try SubtitleBurner($0, platform: platform, fonts: fonts) }
    var writer = try MediaWriter(path: request.path, picture: encoding, sound: hasSound ? platform.sound : nil)
    while let item = try queue.take() {
      switch item {
      case .picture(let picture): try writer.write(burner?.burn(into: picture) ?? picture)
      case .sound(let sound, _): try writer.write(sound)
      }
    }
    let frames = writer.pictureCount
    try writer.finish()
    return RenditionResult(
      path: request.path, platform: platform.name, language: request.cues?.language, width: platform.width, height: platform.height,
      frameRate: encoding.frameRate.description, frames: frames, durationSeconds: Double(frames) / encoding.frameRate.value)
  }
}
