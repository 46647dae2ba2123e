import Foundation

/// How high somebody speaks, a hundred times a second, and by which factor that has to be changed.
///
/// The mean of the pitch is brought to where a `VoiceCharacter` wants it, whoever speaks: a low voice rises as a high one falls.
struct PitchTrack {
  /// Seconds.
  static let hop = 0.01
  /// Seconds of sound that are looked at for each value.
  private static let window = 0.04
  /// How many values a factor is the mean of, to either side.
  private static let smoothing = 5
  /// Factors beyond make speech hard to follow.
  private static let factors = log(0.5)...log(2.0)
  /// Hz.
  private static let lowest = 60.0, highest = 400.0

  private let character: VoiceCharacter
  private let sampleRate: Int
  /// Every so many samples are one, of about 8 kHz: enough to tell a pitch.
  private let step: Int
  private let rate: Double
  private var coarse: [Float] = []
  /// Position of `coarse[0]`, in coarse samples.
  private var coarseStart = 0
  private var rest: (sum: Float, count: Int) = (0, 0)
  private var logs: [Double] = []
  private var factorsSoFar: [Double] = []
  private var mean = log(150.0)
  private var voiced = 0
  private var deviation = 0.0

  init(_ character: VoiceCharacter, sampleRate: Int) {
    self.character = character
    self.sampleRate = sampleRate
    step = max(1, sampleRate / 8000)
    rate = Double(sampleRate) / Double(step)
    coarse = Array(repeating: 0, count: Int(Self.window / 2 * rate))
    coarseStart = -coarse.count
  }

  /// Seconds that have to be there after the time of which a factor is asked.
  static let lookAhead = window / 2 + hop * Double(smoothing + 2)

  /// `samples` are all channels, mixed. Values are worked out as soon as what they look at is there.
  mutating func push(_ samples: UnsafeBufferPointer<Float>) {
    for sample in samples {
      rest.sum += sample
      rest.count += 1
      if rest.count == step {
        coarse.append(rest.sum / Float(step))
        rest = (0, 0)
      }
    }
    let length = Int(Self.window * rate)
    while true {
      let first = Int(Double(logs.count) * Self.hop * rate) - length / 2
      guard first + length <= coarseStart + coarse.count else { break }
      follow(pitch(from: first - coarseStart, length))
    }
    let needed = Int(Double(logs.count) * Self.hop * rate) - length
    if needed - coarseStart > 1 << 14 {
      coarse.removeFirst(needed - coarseStart)
      coarseStart = needed
    }
  }

  /// By which the pitch at a sample has to be multiplied. Of the last moments, what held before.
  func factor(atSample position: Int) -> Double {
    let index = Int(Double(position) / Double(sampleRate) / Self.hop)
    guard let last = factorsSoFar.last else { return 1 }
    return index < factorsSoFar.count ? factorsSoFar[max(0, index)] : last
  }

  private mutating func follow(_ pitch: Double?) {
    var apart = 0.0
    if let pitch {
      voiced += 1
      mean += max(0.01, 1 / Double(voiced)) * (log(pitch) - mean)
      apart = log(pitch) - mean
    }
    deviation += 0.2 * (apart - deviation)
    let movement = 0.06 * character.drift(0, every: 1.1, at: Double(logs.count) * Self.hop)
    let wanted = log(character.pitch) - mean - character.flattening * deviation + movement
    logs.append(min(max(wanted, Self.factors.lowerBound), Self.factors.upperBound))
    // The mean of the ones around it is known once the last of them is.
    let middle = logs.count - 1 - Self.smoothing
    guard middle >= 0 else { return }
    let around = logs[max(0, middle - Self.smoothing)...]
    factorsSoFar.append(exp(around.reduce(0, +) / Double(around.count)))
  }

  /// By normalised autocorrelation; nil where nobody speaks with a voice.
  private func pitch(from first: Int, _ length: Int) -> Double? {
    coarse.withUnsafeBufferPointer { samples in
      guard first >= 0, first + length <= samples.count, let base = samples.baseAddress else { return nil }
      let window = base + first
      // Of everything up to a sample.
      var powers = [0.0]
      for index in 0..<length { powers.append(powers[index] + Double(window[index] * window[index])) }
      let least = powers[length] * 1e-4
      guard powers[length] / Double(length) > 1e-10 else { return nil }
      // At a few hundred samples a second there is no room for a voice.
      let shortest = max(2, Int(rate / Self.highest)), longest = min(length / 2, Int(rate / Self.lowest))
      guard shortest <= longest else { return nil }
      var best: Float = 0, bestLag = 0
      for lag in shortest...longest {
        let (before, after) = (powers[length - lag], powers[length] - powers[lag])
        guard before > least, after > least else { continue }
        let product = PitchShifter.product(window, window + lag, length - lag)
        let likeness = product / Float((before * after).squareRoot())
        if likeness > best * 1.02 { (best, bestLag) = (likeness, lag) }
      }
      return best > 0.6 ? rate / Double(bestLag) : nil
    }
  }
}
