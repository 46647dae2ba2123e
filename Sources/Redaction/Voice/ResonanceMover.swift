import Foundation
import Media

/// Moves the resonances of a voice, each by another way, and takes away what is lasting of its colour.
///
/// In short stretches that overlap: the envelope of the spectrum is found, and each frequency is made as loud as the envelope is where it
/// comes from. Where that is, is McAdams' way (S. McAdams, 1984; as in the signal-processing baseline of the VoicePrivacy Challenges), with
/// single resonances moved besides, and all of it moving slowly. The mean of the envelope over the last seconds makes place for another one.
/// One channel: another may be another person's microphone.
final class ResonanceMover {
  /// Samples of a stretch, and from one to the next.
  let size: Int, hop: Int
  private let character: VoiceCharacter
  private let sampleRate: Double
  private let transform: FourierTransform
  private let window: [Float]
  /// Of the band in which voices differ: up to 8 kHz.
  private let bins: Int
  private var envelope: SpectralEnvelope
  private var lasting: [Float]
  private var heard = 0
  private var powers: [Float]
  private var gains: [Float]
  private let buffer: UnsafeMutablePointer<Float>

  private static let band = 8000.0
  /// Hz: where the shifts of a character apply; straight lines between.
  private static let places: [Double] = [0, 500, 1500, 2800, 5000, 8000]
  /// Seconds over which the lasting colour is learned.
  private static let memory = 10.0

  init(_ character: VoiceCharacter, sampleRate: Int) throws {
    self.character = character
    self.sampleRate = Double(sampleRate)
    var size = 64
    while Double(size) < 0.03 * Double(sampleRate) { size *= 2 }
    (self.size, hop) = (size, size / 4)
    transform = try FourierTransform(size: size)
    window = (0..<size).map { Float((0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(size))).squareRoot()) }
    let band = min(Self.band, Double(sampleRate) / 2)
    bins = min(size / 2, Int(band * Double(size) / Double(sampleRate))) + 1
    envelope = SpectralEnvelope(bins: bins, order: 4 + Int(band / 500))
    lasting = Array(repeating: 0, count: bins)
    powers = Array(repeating: 0, count: bins)
    gains = Array(repeating: 1, count: size / 2 + 1)
    buffer = .allocate(capacity: size)
    buffer.initialize(repeating: 0, count: size)
  }

  deinit { buffer.deallocate() }

  /// Takes the stretch that begins at a position from a channel of `input`, and adds it to the same of `output`. `factor` is by how much
  /// the pitch, and with it every resonance, has been moved before.
  func move(_ channel: Int, at position: Int, from input: SampleQueue, to output: inout SampleQueue, factor: Double) {
    input.copy(channel, from: position, to: buffer, count: size)
    for index in 0..<size { buffer[index] *= window[index] }
    transform.withSpectrum(of: buffer) { spectrum in
      var power: Float = 0, changed: Float = 0
      for bin in 0..<bins {
        powers[bin] = spectrum[bin].re * spectrum[bin].re + spectrum[bin].im * spectrum[bin].im
        power += powers[bin]
      }
      // Silence has no resonances.
      guard power > 1e-20 else { return }
      envelope.find(powers)
      learn(power)
      findGains(at: Double(position + size / 2) / sampleRate, factor)
      for bin in 0..<bins { changed += powers[bin] * gains[bin] * gains[bin] }
      let level = (power / max(changed, 1e-30)).squareRoot()
      for bin in gains.indices {
        spectrum[bin].re *= gains[bin] * level
        spectrum[bin].im *= gains[bin] * level
      }
    }
    // Windows that overlap by three quarters add up to two.
    for index in 0..<size { buffer[index] *= window[index] * 0.5 }
    output.add(channel, at: position, buffer, count: size)
  }

  /// The lasting part of the envelope, of what is loud enough to be speech.
  private func learn(_ power: Float) {
    guard power > 1e-8 * Float(size) else { return }
    heard = min(heard + 1, Int(Self.memory * sampleRate / Double(hop)))
    let mean = envelope.logs.reduce(0, +) / Float(bins)
    for bin in 0..<bins { lasting[bin] += (envelope.logs[bin] - mean - lasting[bin]) / Float(heard) }
  }

  private func findGains(at time: Double, _ factor: Double) {
    let width = sampleRate / Double(size)
    let known = min(1, Float(heard) / 40)
    let tilt = character.tilt + 3 * character.drift(5, every: 2.9, at: time)
    let way = resonances(at: time, factor)
    var step = 0
    for bin in 0..<bins {
      let frequency = Double(bin) * width
      while step < way.count - 2, way[step + 1].to < frequency { step += 1 }
      let (a, b) = (way[step], way[step + 1])
      let from = a.from + (b.from - a.from) * (frequency - a.to) / (b.to - a.to)
      let place = Float(min(max(0, from), Self.band) / width)
      var gain = envelope.value(atBin: place) - envelope.logs[bin]
      gain += Float(Self.naturalPerDecibel * (tilt * log2(max(frequency, 100) / 1000) + colour(at: frequency)))
      gain += known * (Self.usual(frequency) - lastingValue(place))
      gains[bin] = exp(min(max(gain, -5), 4))
    }
    // Above the band, what its end has.
    let last = gains[bins - 1]
    for bin in bins..<max(bins, gains.count) { gains[bin] = last }
  }

  /// Where resonances go, in steps of 125 Hz.
  private func resonances(at time: Double, _ factor: Double) -> [(from: Double, to: Double)] {
    let exponent = character.exponent + 0.05 * character.drift(1, every: 1.7, at: time)
    let shifts = (0..<6).map { place -> Double in
      switch place {
      case 0: character.shifts[0]
      case 1...3:
        character.shifts[place - 1]
          * exp(0.2 * character.drift(place + 1, every: 1.3 + 0.3 * Double(place), at: time))
      case 4: character.shifts[3]
      default: 1
      }
    }
    var last = -1.0
    return (0...64).map { index in
      let frequency = Double(index) * 125
      let angle = frequency * .pi / Self.band
      let moved = pow(angle, exponent) * Self.band / .pi * Self.between(Self.places, shifts, frequency)
      last = max(moved, last + 1)
      return (frequency * factor, last)
    }
  }

  /// dB: a colour that the voice did not have.
  private func colour(at frequency: Double) -> Double {
    // Mel after D. O'Shaughnessy, 1987; 8 kHz are 2840.
    let place = min(2595 * log10(1 + frequency / 700) / 2840, 1) * Double(character.colour.count - 1)
    let whole = min(Int(place), character.colour.count - 2), part = place - Double(whole)
    return character.colour[whole] * (1 - part) + character.colour[whole + 1] * part
  }

  private func lastingValue(_ place: Float) -> Float {
    let whole = min(max(0, Int(place)), bins - 2), part = min(max(0, place - Float(whole)), 1)
    return lasting[whole] * (1 - part) + lasting[whole + 1] * part
  }

  /// How speech falls towards high frequencies on the whole: 6 dB an octave from 500 Hz on, roughly as in D. Byrne et al., "An international
  /// comparison of long-term average speech spectra", 1994.
  private static func usual(_ frequency: Double) -> Float {
    Float(-6 * naturalPerDecibel * log2(max(frequency, 500) / 500))
  }

  private static let naturalPerDecibel = log(10.0) / 20

  private static func between(_ places: [Double], _ values: [Double], _ place: Double) -> Double {
    guard let next = places.firstIndex(where: { place < $0 }), next > 0 else { return values[values.count - 1] }
    let part = (place - places[next - 1]) / (places[next] - places[next - 1])
    return values[next - 1] * (1 - part) + values[next] * part
  }
}
