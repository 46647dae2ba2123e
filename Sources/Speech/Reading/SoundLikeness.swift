import Files
import Foundation
import Media

/// Whether two recordings are of the same sound, whatever they were encoded with and however loud they are.
public enum SoundLikeness {
  /// Seconds that are compared, a hundred times a second, and by which one may begin later than the other.
  private static let compared = 120.0
  private static let hop = 0.01
  private static let shift = 3.0
  /// Correlation of loudness over time: of two people who say the same in the same time it is seldom more than 0.7.
  private static let same: Float = 0.9

  /// Throws `MediaError` where one cannot be read.
  public static func areSame(
    _ one: SourceFile, _ oneTier: InputTier, _ other: SourceFile, _ otherTier: InputTier
  ) throws -> Bool {
    let first = try envelope(of: one, oneTier), second = try envelope(of: other, otherTier)
    let most = Int(shift / hop)
    for lag in -most...most {
      let start = max(0, -lag), end = min(first.count, second.count - lag)
      guard end - start > Int(2 / hop) else { continue }
      if correlation(first[start..<end], second[(start + lag)..<(end + lag)]) > same { return true }
    }
    return false
  }

  private static func envelope(of file: SourceFile, _ tier: InputTier) throws -> [Float] {
    let reader = try SpeechReader(file, tier: tier, sound: .first)
    let step = Int(hop * Double(SpeechReader.sampleRate))
    var pending: [Float] = [], levels: [Float] = []
    while Double(levels.count) * hop < compared, let block = try reader.next() {
      pending += block
      var start = 0
      while start + step <= pending.count {
        levels.append(pending[start..<start + step].reduce(0) { $0 + $1 * $1 }.squareRoot())
        start += step
      }
      pending.removeFirst(start)
    }
    return levels
  }

  private static func correlation(_ one: ArraySlice<Float>, _ other: ArraySlice<Float>) -> Float {
    let count = Float(one.count)
    let (a, b) = (one.reduce(0, +) / count, other.reduce(0, +) / count)
    var both: Float = 0, first: Float = 0, second: Float = 0
    for (x, y) in zip(one, other) {
      both += (x - a) * (y - b)
      first += (x - a) * (x - a)
      second += (y - b) * (y - b)
    }
    return both / max(1e-12, (first * second).squareRoot())
  }
}
