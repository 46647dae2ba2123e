import Foundation

/// How loud a short stretch of speech is at each frequency, its single harmonics left aside: the resonances of a mouth, by linear prediction
/// (J. Makhoul, "Linear prediction: a tutorial review", 1975).
struct SpectralEnvelope {
  /// Natural logarithms of amplitudes, at 0, 1, … times the width of a bin; one for each bin of the band.
  private(set) var logs: [Float]
  private let order: Int
  private let bins: Int
  private let cosines: [Float]
  private let sines: [Float]
  private var predictor: [Double]

  /// `bins` are those of a spectrum up to the end of the band, both ends counted; one resonance needs two of `order`.
  init(bins: Int, order: Int) {
    (self.bins, self.order) = (bins, order)
    let angles = (0...order).flatMap { lag in
      (0..<bins).map { Double(lag) * .pi * Double($0) / Double(max(1, bins - 1)) }
    }
    cosines = angles.map { Float(cos($0)) }
    sines = angles.map { Float(sin($0)) }
    logs = Array(repeating: 0, count: bins)
    predictor = Array(repeating: 0, count: order + 1)
  }

  /// Finds the envelope of these powers, one for each bin; not all of them may be zero.
  mutating func find(_ powers: [Float]) {
    let correlation = (0...order).map { lag -> Double in
      var sum: Float = 0
      for bin in 0..<bins {
        // The ends stand for one half of a circle each, all others for both.
        let weight: Float = bin == 0 || bin == bins - 1 ? 0.5 : 1
        sum += weight * powers[bin] * cosines[lag * bins + bin]
      }
      return Double(sum)
    }
    let error = predict(correlation)
    let gain = Float(0.5 * log(error))
    for bin in 0..<bins {
      var re: Float = 0, im: Float = 0
      for lag in 0...order {
        let value = Float(predictor[lag])
        re += value * cosines[lag * bins + bin]
        im += value * sines[lag * bins + bin]
      }
      logs[bin] = gain - 0.5 * log(re * re + im * im + 1e-9)
    }
  }

  /// Levinson's and Durbin's recursion; returns what remains unpredicted.
  private mutating func predict(_ correlation: [Double]) -> Double {
    for index in predictor.indices { predictor[index] = index == 0 ? 1 : 0 }
    // A little noise keeps it stable: 40 dB below the loudest.
    var error = correlation[0] * 1.0001 + 1e-12
    for step in 1...order {
      var sum = correlation[step]
      for index in 1..<step { sum += predictor[index] * correlation[step - index] }
      // Beyond one, what was rounded off would be amplified: further steps say nothing.
      let reflection = -sum / error
      guard abs(reflection) < 0.9999 else { break }
      let before = predictor
      for index in 1..<step { predictor[index] = before[index] + reflection * before[step - index] }
      predictor[step] = reflection
      error *= 1 - reflection * reflection
    }
    return error
  }

  /// Between two bins.
  func value(atBin place: Float) -> Float {
    let whole = min(max(0, Int(place)), bins - 2), part = min(max(0, place - Float(whole)), 1)
    return logs[whole] * (1 - part) + logs[whole + 1] * part
  }
}
