import Foundation
import Media

/// Makes as much room tone as is wanted: noise, coloured. The same for the same tone.
final class RoomToneGenerator {
  private static let size = 2048
  private let transform: FourierTransform
  private let room: UnsafeMutablePointer<Float>
  private let magnitudes: [Float]
  private let window: [Float]
  private var tail: [Float]
  private var ready: ArraySlice<Float> = []
  private var random: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// `gain` multiplies every sample.
  init(_ tone: RoomTone, sampleRate: Int, gain: Float) throws {
    transform = try FourierTransform(size: Self.size)
    room = .allocate(capacity: Self.size + 2)
    room.initialize(repeating: 0, count: Self.size + 2)
    // Two windows overlap everywhere, and their squares add up to one.
    window = (0..<Self.size).map { Float(sin(.pi * (Double($0) + 0.5) / Double(Self.size))) }
    tail = Array(repeating: 0, count: Self.size / 2)
    // A white spectrum of magnitude m gives samples of mean square m² / size.
    magnitudes = (0...Self.size / 2).map { bin in
      let hertz = Double(bin) * Double(sampleRate) / Double(Self.size)
      let density = tone.density(at: hertz)
      return gain * Float((density * Double(sampleRate) / 2 * Double(Self.size)).squareRoot())
    }
  }

  deinit { room.deallocate() }

  /// The next samples.
  func next(_ count: Int) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(count)
    while result.count < count {
      if ready.isEmpty { ready = block()[...] }
      let part = ready.prefix(count - result.count)
      result += part
      ready = ready.dropFirst(part.count)
    }
    return result
  }

  private func block() -> [Float] {
    room.update(repeating: 0, count: Self.size)
    transform.withSpectrum(of: room) { spectrum in
      for bin in 0...Self.size / 2 {
        let phase = Float(nextRandom()) * 2 * .pi
        (spectrum[bin].re, spectrum[bin].im) = (magnitudes[bin] * cos(phase), magnitudes[bin] * sin(phase))
      }
      (spectrum[0].re, spectrum[0].im) = (0, 0)
      spectrum[Self.size / 2].im = 0
    }
    let half = Self.size / 2
    let out = (0..<half).map { tail[$0] + room[$0] * window[$0] }
    for index in 0..<half { tail[index] = room[half + index] * window[half + index] }
    return out
  }

  /// 0 ..< 1. Xorshift64*, Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled" (2016).
  private func nextRandom() -> Double {
    random ^= random >> 12
    random ^= random << 25
    random ^= random >> 27
    return Double((random &* 0x2545_F491_4F6C_DD1D) >> 11) / Double(1 << 53)
  }
}

extension RoomTone {
  /// Between the middles of bands, on a logarithmic scale; above the last band it falls on, below the first it is silent.
  fileprivate func density(at hertz: Double) -> Double {
    guard hertz > 20 else { return 0 }
    let place = log2(hertz / Self.edges[0]) * 3 - 0.5
    if place <= 0 { return densities[0] }
    let last = densities.count - 1
    if place >= Double(last) { return densities[last] * pow(0.25, (place - Double(last)) / 3) }
    let index = Int(place), share = place - Double(index)
    return densities[index] * (1 - share) + densities[index + 1] * share
  }
}
