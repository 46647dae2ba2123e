internal import CFFmpeg
import Files
import Foundation

/// The sound of a source as one channel of floats, on the rendition's time line: for whatever listens to speech.
public final class SpeechReader {
  /// Samples a second: what speech needs.
  public static let sampleRate = 16000

  private let reader: MediaReader
  private let graph: FilterGraph
  private let offset: Double
  private var isFinished = false

  /// Throws `MediaError` where the file cannot be read or has no such sound.
  public init(
    _ file: SourceFile, tier: InputTier, sound: SoundChoice, sampleRate: Int = SpeechReader.sampleRate
  ) throws {
    reader = try MediaReader(file, tier: tier, pictures: false, sound: sound)
    offset = reader.info.startSeconds
    graph = FilterGraph(.sound, operation: "listening to the speech", blockSize: 4096) { _ in
      "\(SoundTiming.chain(sampleRate: sampleRate, firstSample: 0)),aformat=sample_fmts=flt:channel_layouts=mono"
    }
  }

  /// The next samples, each between -1 and 1; nil after the last.
  public func next() throws -> [Float]? {
    while true {
      if let block = try graph.take() {
        guard let bytes = block.pointer.pointee.data.0 else { return [] }
        let count = block.sampleCount
        return bytes.withMemoryRebound(to: Float.self, capacity: count) {
          Array(UnsafeBufferPointer(start: $0, count: count))
        }
      }
      if isFinished { return nil }
      if let item = try reader.next() {
        guard case .sound(let frame) = item, frame.time != nil else { continue }
        try graph.push(frame.shifted(by: frame.ticks(toBeginAt: offset)))
      } else {
        try graph.finish()
        isFinished = true
      }
    }
  }
}
