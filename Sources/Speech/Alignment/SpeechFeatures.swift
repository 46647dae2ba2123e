import Foundation
import Media

/// Mel-frequency cepstral coefficients of a sound: how its timbre changes, whoever speaks.
///
/// Davis and Mermelstein, "Comparison of Parametric Representations for Monosyllabic Word Recognition in Continuously Spoken Sentences",
/// IEEE Transactions on Acoustics, Speech, and Signal Processing 28 (1980). Filters are triangles on the mel scale 2595 log10(1 + f/700).
struct SpeechFeatures {
  /// Seconds from one frame to the next, and that each one looks at.
  static let hop = 0.02
  private static let window = 0.05
  /// Coefficients 1 to 12: coefficient 0 is loudness, and the rest is the pitch of the voice.
  static let count = 12
  private static let filterCount = 26

  /// One row of `count` values for each frame.
  private(set) var rows: [Float] = []
  /// In dB, for each frame.
  private(set) var levels: [Float] = []

  private let spectrum: PowerSpectrum
  private let windowSamples: Int
  private let hopSamples: Double
  private let filters: [[(bin: Int, weight: Float)]]
  private var pending: [Float] = []
  /// Of the next frame's first sample, counted from the beginning; and of `pending`'s first.
  private var next = 0.0
  private var dropped = 0

  init(sampleRate: Int) throws {
    windowSamples = Int(Self.window * Double(sampleRate))
    hopSamples = Self.hop * Double(sampleRate)
    spectrum = try PowerSpectrum(samples: windowSamples)
    filters = Self.filters(sampleRate: Double(sampleRate), size: spectrum.size)
  }

  var frames: Int { levels.count }

  mutating func push(_ samples: [Float]) {
    pending += samples
    while Int(next) - dropped + windowSamples <= pending.count {
      let start = Int(next) - dropped
      add(spectrum.powers(of: pending[start..<start + windowSamples]))
      next += hopSamples
    }
    let done = min(pending.count, Int(next) - dropped)
    if done > 65536 {
      pending.removeFirst(done)
      dropped += done
    }
  }

  private mutating func add(_ powers: [Float]) {
    let energies = filters.map { filter in log(filter.reduce(1e-10) { $0 + powers[$1.bin] * $1.weight }) }
    levels.append(10 * log10(powers.reduce(1e-10, +)))
    for coefficient in 1...Self.count {
      rows.append(energies.indices.reduce(0) { $0 + energies[$1] * Self.cosines[coefficient][$1] })
    }
  }

  private static let cosines: [[Float]] = (0...count).map { coefficient in
    (0..<filterCount).map { Float(cos(.pi * Double(coefficient) * (Double($0) + 0.5) / Double(filterCount))) }
  }

  private static func filters(sampleRate: Double, size: Int) -> [[(bin: Int, weight: Float)]] {
    func mel(_ hertz: Double) -> Double { 2595 * log10(1 + hertz / 700) }
    func hertz(_ mel: Double) -> Double { 700 * (pow(10, mel / 2595) - 1) }
    // From below the first formant to where telephones, and Telegram's voice notes, still reach.
    let low = mel(130), high = mel(3800)
    let edges = (0...filterCount + 1).map {
      hertz(low + (high - low) * Double($0) / Double(filterCount + 1)) * Double(size) / sampleRate
    }
    return (1...filterCount).map { index in
      let (left, middle, right) = (edges[index - 1], edges[index], edges[index + 1])
      return (Int(left.rounded(.up))...max(Int(left.rounded(.up)), Int(right))).map { bin in
        let at = Double(bin)
        return (bin, Float(max(0, at < middle ? (at - left) / (middle - left) : (right - at) / (right - middle))))
      }
    }
  }

  /// Values in a row of `normalised`.
  static let width = 3 * count
  /// A tenth of a second before and after: a single frame of one vowel is like any other of it, whatever the word.
  private static let context = 5

  /// The rows of some frames with those around them, each coefficient with mean 0 and variance 1 over all: microphones, rooms and voices
  /// differ in both.
  func normalised(_ indices: [Int]) -> [Float] {
    var columns: [[Float]] = []
    for coefficient in 0..<Self.count {
      let values = indices.map { rows[$0 * Self.count + coefficient] }
      let mean = values.reduce(0, +) / Float(max(1, values.count))
      let deviation = sqrt(values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(max(1, values.count)))
      columns.append(values.map { ($0 - mean) / max(1e-6, deviation) })
    }
    var result: [Float] = []
    result.reserveCapacity(indices.count * Self.width)
    for place in indices.indices {
      for offset in [-Self.context, 0, Self.context] {
        let at = min(max(0, place + offset), indices.count - 1)
        for column in columns { result.append(column[at]) }
      }
    }
    return result
  }

  /// Whether each frame is louder than the room: a good part of the way from the quietest tenth to the loudest.
  func isSpeech() -> [Bool] {
    guard !levels.isEmpty else { return [] }
    let sorted = levels.sorted(), floor = sorted[sorted.count / 10], top = sorted[sorted.count * 95 / 100]
    let threshold = floor + max(4, (top - floor) * 0.3)
    var speech = levels.map { $0 > threshold }
    // Stops such as p, t, k are silent for less than a fifth of a second.
    Self.close(&speech, value: false, shorterThan: 10)
    // Clicks are shorter than any syllable.
    Self.close(&speech, value: true, shorterThan: 3)
    return speech
  }

  private static func close(_ flags: inout [Bool], value: Bool, shorterThan frames: Int) {
    var index = 0
    while index < flags.count {
      let end = flags[index...].firstIndex { $0 != flags[index] } ?? flags.count
      if flags[index] == value, end - index < frames, index > 0, end < flags.count {
        for place in index..<end { flags[place] = !value }
      }
      index = end
    }
  }
}
