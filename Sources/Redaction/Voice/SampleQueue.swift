/// Samples of several channels that wait, counted from the beginning of the sound. What lies outside is silence.
struct SampleQueue {
  /// What is beyond is damage.
  static let loudest: Float = 1e6

  private var channels: [[Float]]
  /// Where the first one lies that is still there.
  private(set) var start = 0
  /// How many came.
  var end: Int { start + (channels.first?.count ?? 0) }
  var channelCount: Int { channels.count }

  init(channels: Int) { self.channels = Array(repeating: [], count: channels) }

  /// What is no number, as files of floats may have it, is silence: nothing that is learned of a voice could get rid of it.
  mutating func append(_ planes: [UnsafePointer<Float>], count: Int) {
    for (index, plane) in planes.enumerated() where index < channels.count {
      let samples = UnsafeBufferPointer(start: plane, count: count)
      if samples.allSatisfy({ abs($0) < Self.loudest }) {
        channels[index].append(contentsOf: samples)
      } else {
        channels[index].append(contentsOf: samples.map { abs($0) < Self.loudest ? $0 : 0 })
      }
    }
  }

  mutating func append(silence count: Int) {
    for index in channels.indices { channels[index].append(contentsOf: repeatElement(0, count: count)) }
  }

  /// Forgets what lies before; rarely, for the rest has to move.
  mutating func drop(before position: Int) {
    guard position - start >= 1 << 15 else { return }
    let count = min(position, end) - start
    for index in channels.indices { channels[index].removeFirst(count) }
    start += count
  }

  /// Copies a stretch of one channel; silence where there is nothing.
  func copy(_ channel: Int, from position: Int, to target: UnsafeMutablePointer<Float>, count: Int) {
    let first = max(position, start), last = min(position + count, end)
    guard first < last else { return target.update(repeating: 0, count: count) }
    target.update(repeating: 0, count: first - position)
    channels[channel].withUnsafeBufferPointer { samples in
      guard let base = samples.baseAddress else { return }
      (target + (first - position)).update(from: base + (first - start), count: last - first)
    }
    (target + (last - position)).update(repeating: 0, count: position + count - last)
  }

  /// Adds to a stretch of one channel; what lies outside is lost.
  mutating func add(_ channel: Int, at position: Int, _ values: UnsafePointer<Float>, count: Int) {
    let first = max(position, start), last = min(position + count, end)
    guard first < last else { return }
    let offset = first - start, skipped = first - position
    channels[channel].withUnsafeMutableBufferPointer { samples in
      for index in 0..<(last - first) { samples[offset + index] += values[skipped + index] }
    }
  }
}
