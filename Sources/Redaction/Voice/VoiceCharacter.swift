import Files
import Foundation

/// How the voice of one person is disguised: drawn from a secret of the workspace, so that it is the same in all their films, and another one
/// in another workspace. Never delivered.
///
/// Nothing of it depends on how the person speaks.
public struct VoiceCharacter: Sendable, Hashable, Codable {
  /// Of the movements that are drawn from it.
  let seed: UInt64
  /// Where the pitch is brought to, in Hz.
  let pitch: Double
  /// How much of its movement around its mean is taken away, 0…1.
  let flattening: Double
  /// McAdams' coefficient: an angle of a resonance, in radians at 16 kHz, is raised to this power.
  let exponent: Double
  /// By how much resonances around 250, 1000, 2150, 3900 and 6500 Hz are moved besides, as factors.
  let shifts: [Double]
  /// dB per octave.
  let tilt: Double
  /// dB at 20 places, evenly on the mel scale: a colour of its own.
  let colour: [Double]

  /// `person` is whatever name tells people of one workspace apart; `secret` is never shown to anyone.
  public init(of person: String, secret: Data) {
    var draw = Draw(digest: Digest.keyed("voice \(person)", with: secret))
    seed = draw.next()
    pitch = exp(draw.number(log(90)...log(240)))
    flattening = draw.number(0.6...0.9)
    exponent = draw.number(0...1) < 0.6 ? draw.number(0.52...0.64) : draw.number(1.35...1.5)
    shifts = (0..<5).map { _ in exp(draw.number(-0.25...0.25)) }
    tilt = draw.number(-5...5)
    colour = (0..<20).map { _ in draw.number(-20...20) }
  }

  /// Random numbers out of a digest: SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).
  struct Draw {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    fileprivate init(digest: Digest) { state = digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }

    mutating func number(_ range: ClosedRange<Double>) -> Double {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double(next() >> 11) / Double(UInt64(1) << 53)
    }
  }

  /// One of the slow movements, by its number: between -1 and 1, smooth, with a turn about every `seconds`.
  func drift(_ number: Int, every seconds: Double, at time: Double) -> Double {
    let place = max(0, time) / seconds
    let turn = place.rounded(.down)
    let way = (1 - cos(.pi * (place - turn))) / 2
    return knot(number, turn) * (1 - way) + knot(number, turn + 1) * way
  }

  private func knot(_ number: Int, _ turn: Double) -> Double {
    var draw = Draw(seed: seed &+ UInt64(number) &* 0x632B_E59B_D9B4_E019 &+ UInt64(turn))
    _ = draw.next()
    return draw.number(-1...1)
  }
}
