import Files
import Foundation
import Media

/// What a room sounds like while nobody speaks: noise with the spectrum that the source has in its pauses. Nothing of the source's sound
/// itself is in it, so nobody's either.
public struct RoomTone: Sendable {
  /// Edges of bands in Hz, a third of an octave wide.
  static let edges: [Double] = (0...27).map { 40 * pow(2, Double($0) / 3) }
  /// Power of each band per Hz, where a full-scale sample is 1.
  let densities: [Double]
  /// Of the source: how loud it is in its pauses and where somebody speaks, in dB of full scale.
  let levels: (pauses: Double, speech: Double)

  public static let none = RoomTone(densities: Array(repeating: 0, count: edges.count - 1), levels: (-120, -120))

  /// Samples at `SpeechReader.sampleRate`: 64 ms.
  private static let window = 1024
  /// How many of the quietest windows are listened to.
  private static let windows = 300

  /// From a source's sound, where `isPause` says that nobody speaks at a time, in seconds. Where that is nowhere, from what is quietest.
  /// Throws `MediaError` where it cannot be read.
  public init(of file: SourceFile, tier: InputTier, sound: SoundChoice, isPause: (Double) -> Bool) throws {
    let reader = try SpeechReader(file, tier: tier, sound: sound)
    let spectrum = try PowerSpectrum(samples: Self.window)
    var quiet = QuietestWindows(limit: Self.windows), any = QuietestWindows(limit: Self.windows / 4)
    var histogram = [Int](repeating: 0, count: 141)
    var pending: [Float] = []
    var position = 0
    while let block = try reader.next() {
      pending += block
      while pending.count >= Self.window {
        let samples = pending.prefix(Self.window)
        let power = samples.reduce(0.0) { $0 + Double($1 * $1) } / Double(Self.window)
        histogram[Int(min(140, max(0, 140 + 10 * log10(max(power, 1e-14)))))] += 1
        let middle = (Double(position) + Double(Self.window) / 2) / Double(SpeechReader.sampleRate)
        // Silence that a machine put there is no room.
        if power > 1e-12 {
          if isPause(middle), quiet.takes(power) { quiet.add(power, spectrum.powers(of: samples)) }
          if any.takes(power) { any.add(power, spectrum.powers(of: samples)) }
        }
        pending.removeFirst(Self.window)
        position += Self.window
      }
    }
    let chosen = quiet.count >= 8 ? quiet : any
    guard let mean = chosen.meanSpectrum else {
      self = .none
      return
    }
    let speech = Double(histogram.percentile(0.9) - 140)
    // PowerSpectrum's window is a Hann window: its squares add up to 3/8 of its length, and one half of the spectrum is seen.
    let scale = 2 / (Double(SpeechReader.sampleRate) * Double(Self.window) * 0.375)
    let width = Double(SpeechReader.sampleRate) / Double(spectrum.size)
    densities = zip(Self.edges, Self.edges.dropFirst()).map { low, high in
      let bins = Int((low / width).rounded())..<max(Int((low / width).rounded()) + 1, Int((high / width).rounded()))
      let inside = bins.filter { $0 > 0 && $0 < mean.count }
      guard !inside.isEmpty else { return -1 }
      return inside.reduce(0) { $0 + mean[$1] } / Double(inside.count) * scale
    }.fillingGaps()
    levels = (10 * log10(max(chosen.meanPower, 1e-14)), speech)
  }

  private init(densities: [Double], levels: (pauses: Double, speech: Double)) {
    (self.densities, self.levels) = (densities, levels)
  }

  /// What it is multiplied by to lie as far below a reader as the room lies below whoever speaks in the source, and never nearer than 30 dB.
  var gainBesideReader: Float {
    let below = max(30, levels.speech - levels.pauses)
    let wanted = 20 * log10(Double(SpeechLevel.usual)) - below
    return Float(pow(10, min(12, wanted - levels.pauses) / 20))
  }
}

/// The spectra of those windows that were quietest so far.
private struct QuietestWindows {
  let limit: Int
  private var all: [(power: Double, spectrum: [Float])] = []

  init(limit: Int) { self.limit = limit }

  var count: Int { all.count }
  func takes(_ power: Double) -> Bool { all.count < limit || power < (all.last?.power ?? .infinity) }

  mutating func add(_ power: Double, _ spectrum: [Float]) {
    let place = all.firstIndex { $0.power > power } ?? all.count
    all.insert((power, spectrum), at: place)
    if all.count > limit { all.removeLast() }
  }

  var meanPower: Double { all.reduce(0) { $0 + $1.power } / Double(max(1, all.count)) }

  var meanSpectrum: [Double]? {
    guard let first = all.first else { return nil }
    return first.spectrum.indices.map { bin in all.reduce(0.0) { $0 + Double($1.spectrum[bin]) } / Double(all.count) }
  }
}

extension [Int] {
  /// The place below which a share of the counts lies.
  fileprivate func percentile(_ share: Double) -> Int {
    let wanted = Int(Double(reduce(0, +)) * share)
    var sum = 0
    return firstIndex { count in
      sum += count
      return sum > wanted
    } ?? count - 1
  }
}

extension [Double] {
  /// Where nothing was measured (negative), a quarter of what the last band has for every octave: rooms have less of what is higher.
  fileprivate func fillingGaps() -> [Double] {
    reduce(into: []) { filled, value in
      filled.append(value >= 0 ? value : (filled.last ?? 0) * pow(0.25, 1.0 / 3))
    }
  }
}
