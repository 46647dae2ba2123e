import Foundation

/// Changes the pitch of sound and not its pace: reads it faster or slower than it comes, and jumps back or ahead by a whole number of
/// vibrations before it is a hundredth of a second away from where it ought to be (time-domain harmonic scaling after D. Malah, 1979).
///
/// All channels are read at the same places, so that nothing moves between them.
struct PitchShifter {
  private let channels: Int
  /// In samples: how far a jump goes, the length over which two places are compared, and that of the fade between them.
  private let shortest: Int, longest: Int, compared: Int, fade: Int
  /// How far the reader is from where it ought to be.
  private var offset = 0.0
  /// The place that it left, and for how many samples that has been fading.
  private var left: (offset: Double, faded: Int)?
  /// How much of the input has been passed on.
  private(set) var position = 0

  /// Seconds of input that have to be there after what comes out.
  static let lookAhead = 0.045

  init(channels: Int, sampleRate: Int) {
    self.channels = channels
    func samples(_ seconds: Double) -> Int { max(2, Int(seconds * Double(sampleRate))) }
    (shortest, longest, compared, fade) = (samples(0.0025), samples(0.018), samples(0.012), samples(0.006))
  }

  /// Samples to either side of what is read.
  private var margin: Int { longest + 2 * fade + 4 }

  /// How many samples of room it takes to read so many.
  func room(for count: Int) -> Int { count + 2 * margin }

  /// The next `count` samples. `input` holds one channel more than comes out: the mix of all, by which places are compared.
  mutating func read(
    _ count: Int, of input: SampleQueue, factor: Double, into output: [UnsafeMutablePointer<Float>],
    _ room: UnsafeMutablePointer<Float>
  ) {
    let step = factor - 1
    // Everything that any of the places needs lies around here: until a fade is over, the reader goes on where it was.
    let margin = margin, first = position - margin, length = count + 2 * margin
    let start = (offset, left)
    for channel in 0..<channels {
      (offset, left) = start
      input.copy(channel, from: first, to: room, count: length)
      for index in 0..<count {
        let here = Double(index + margin)
        var value = Self.sample(room, at: here + offset)
        if let (old, faded) = left {
          let share = Float(0.5 + 0.5 * cos(.pi * Double(faded + 1) / Double(fade)))
          value = value * (1 - share) + Self.sample(room, at: here + old) * share
          left = faded + 1 < fade ? (old + step, faded + 1) : nil
        }
        output[channel][index] = value
        offset += step
      }
    }
    position += count
    if left == nil, abs(offset) > Double(longest) / 2 - 1, (offset > 0) == (step > 0) {
      // It must win more than it will lose until the fade is over.
      jump(in: input, forwards: step < 0, byAtLeast: max(shortest, Int(Double(fade) * abs(step) * 1.2)))
    }
  }

  /// How many samples may be read before it has to be seen whether a jump is due; of a block of at most `most`.
  func untilJump(_ most: Int, factor: Double) -> Int {
    let room = Double(longest) / 2 - (factor > 1 ? offset : -offset)
    let fading = left.map { fade - $0.faded } ?? 0
    return max(1, min(most, max(fading, Int(room / max(1e-6, abs(factor - 1))))))
  }

  /// To where the sound goes on as it would have here.
  private mutating func jump(in input: SampleQueue, forwards: Bool, byAtLeast shortest: Int) {
    let here = position + Int(offset.rounded()), sign = forwards ? 1 : -1
    let room = UnsafeMutablePointer<Float>.allocate(capacity: compared + longest)
    let now = UnsafeMutablePointer<Float>.allocate(capacity: compared)
    defer {
      room.deallocate()
      now.deallocate()
    }
    input.copy(channels, from: here, to: now, count: compared)
    input.copy(channels, from: forwards ? here : here - longest, to: room, count: compared + longest)
    var best: Float = -.infinity, lag = shortest
    for candidate in stride(from: shortest, to: longest, by: max(1, longest / 288)) {
      let there = room + (forwards ? candidate : longest - candidate)
      let likeness = Self.likeness(now, there, compared)
      if likeness > best { (best, lag) = (likeness, candidate) }
    }
    let around = max(1, longest / 288)
    for candidate in max(shortest, lag - around)...min(longest - 1, lag + around) {
      let there = room + (forwards ? candidate : longest - candidate)
      let likeness = Self.likeness(now, there, compared)
      if likeness > best { (best, lag) = (likeness, candidate) }
    }
    left = (offset, 0)
    offset += Double(sign * lag)
  }

  private static func likeness(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int) -> Float {
    product(a, b, count) / (product(b, b, count) + 1e-9).squareRoot()
  }

  /// The sum of products, in eights, which a processor adds at once.
  static func product(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int) -> Float {
    var sums = SIMD8<Float>.zero
    let whole = count / 8 * 8
    for index in stride(from: 0, to: whole, by: 8) {
      let x = UnsafeRawPointer(a + index).loadUnaligned(as: SIMD8<Float>.self)
      let y = UnsafeRawPointer(b + index).loadUnaligned(as: SIMD8<Float>.self)
      sums += x * y
    }
    var rest: Float = 0
    for index in whole..<count { rest += a[index] * b[index] }
    return sums.sum() + rest
  }

  /// Between four samples, by a cubic (E. Catmull, R. Rom, 1974).
  private static func sample(_ values: UnsafePointer<Float>, at place: Double) -> Float {
    let whole = Int(place.rounded(.down))
    let part = Float(place - Double(whole))
    let (a, b, c, d) = (values[whole - 1], values[whole], values[whole + 1], values[whole + 2])
    return b + 0.5 * part * (c - a + part * (2 * a - 5 * b + 4 * c - d + part * (3 * (b - c) + d - a)))
  }
}
