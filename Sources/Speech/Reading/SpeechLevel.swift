import Foundation

/// How loud speech is, and where it begins and ends.
enum SpeechLevel {
  /// Root mean square of what is said, of full scale: −22 dB.
  static let usual: Float = 0.079
  /// Greatest sample: −3 dB.
  private static let peak: Float = 0.7
  /// Of the greatest sample: what is quieter is no speech. −46 dB.
  private static let floor: Float = 0.005

  /// Without the silence before and after.
  static func trimmed(_ samples: [Float]) -> [Float] {
    let threshold = (samples.lazy.map(abs).max() ?? 0) * floor
    guard threshold > 0, let first = samples.firstIndex(where: { abs($0) > threshold }),
      let last = samples.lastIndex(where: { abs($0) > threshold })
    else { return [] }
    return Array(samples[first...last])
  }

  /// As loud as all the others.
  static func levelled(_ samples: [Float]) -> [Float] {
    let threshold = (samples.lazy.map(abs).max() ?? 0) * floor
    var sum = 0.0, count = 0
    for sample in samples where abs(sample) > threshold {
      sum += Double(sample * sample)
      count += 1
    }
    guard count > 0, sum > 0 else { return samples }
    let gain = min(usual / Float((sum / Double(count)).squareRoot()), peak * floor / threshold)
    return samples.map { $0 * gain }
  }
}
