import Foundation
import Media

/// Disguises a voice, in step with what goes in to the sample.
///
/// First the pitch is moved, in all channels alike, so that nothing moves between them; then the resonances, in each channel by what is in it. What comes out at a position is what went in there, however long it took.
final class VoiceDisguise {
  private let sampleRate: Int
  private let channels: Int
  private var track: PitchTrack
  private var shifter: PitchShifter
  /// One for each channel.
  private let movers: [ResonanceMover]
  private let size: Int, hop: Int
  /// With the mix as one channel more.
  private var input: SampleQueue
  private var shifted: SampleQueue
  private var output: SampleQueue
  /// Where the next stretch of resonances begins.
  private var next: Int
  private var length: Int?
  private let room: UnsafeMutablePointer<Float>
  private let planes: [UnsafeMutablePointer<Float>]

  /// Samples that are read at a time.
  private static let block = 256

  init(_ character: VoiceCharacter, sampleRate: Int, channels: Int) throws {
    self.sampleRate = sampleRate
    self.channels = channels
    track = PitchTrack(character, sampleRate: sampleRate)
    shifter = PitchShifter(channels: channels, sampleRate: sampleRate)
    movers = try (0..<channels).map { _ in try ResonanceMover(character, sampleRate: sampleRate) }
    (size, hop) = (movers.first?.size ?? 4, movers.first?.hop ?? 1)
    input = SampleQueue(channels: channels + 1)
    shifted = SampleQueue(channels: channels)
    output = SampleQueue(channels: channels)
    next = hop - size
    room = .allocate(capacity: shifter.room(for: Self.block))
    planes = (0...channels).map { _ in .allocate(capacity: 1 << 16) }
  }

  deinit {
    room.deallocate()
    planes.forEach { $0.deallocate() }
  }

  /// How many samples are ready.
  var ready: Int { min(length ?? .max, max(0, next)) }

  func push(_ samples: [UnsafePointer<Float>], count: Int) {
    for start in stride(from: 0, to: count, by: 1 << 16) {
      let part = min(1 << 16, count - start)
      mix(samples.map { $0 + start }, part)
      input.append(samples.map { $0 + start } + [UnsafePointer(planes[channels])], count: part)
      track.push(UnsafeBufferPointer(start: planes[channels], count: part))
    }
    work()
  }

  /// Silence stands for what does not come any more.
  func finish() {
    length = input.end
    let count = Int((PitchTrack.lookAhead + PitchShifter.lookAhead) * Double(sampleRate)) + 2 * size + Self.block
    let silence = [Float](repeating: 0, count: count)
    silence.withUnsafeBufferPointer { samples in
      input.append(silence: count)
      track.push(samples)
    }
    work()
  }

  /// Copies `count` samples from a position on; they must be ready.
  func copy(from position: Int, _ count: Int, to target: [UnsafeMutablePointer<Float>]) {
    for channel in 0..<channels { output.copy(channel, from: position, to: target[channel], count: count) }
  }

  /// Nothing before will be asked for any more.
  func forget(before position: Int) { output.drop(before: position) }

  /// What the pitch is found in. Not a plain sum: two channels that are each other's opposite would leave nothing.
  private func mix(_ samples: [UnsafePointer<Float>], _ count: Int) {
    let mixed = planes[channels]
    mixed.update(repeating: 0, count: count)
    var weight: Float = 1 / Float(max(1, channels))
    for plane in samples {
      for index in 0..<count where abs(plane[index]) < SampleQueue.loudest { mixed[index] += plane[index] * weight }
      weight *= 0.8
    }
  }

  private func work() {
    let ahead = Int((PitchTrack.lookAhead + PitchShifter.lookAhead) * Double(sampleRate))
    while shifter.position + ahead + Self.block <= input.end {
      let factor = track.factor(atSample: shifter.position)
      let count = shifter.untilJump(Self.block, factor: factor)
      shifter.read(count, of: input, factor: factor, into: planes, room)
      shifted.append(planes.prefix(channels).map { UnsafePointer($0) }, count: count)
      output.append(silence: count)
    }
    input.drop(before: shifter.position - ahead)
    while next + size <= shifted.end {
      let factor = track.factor(atSample: max(0, next + size / 2))
      for (channel, mover) in movers.enumerated() {
        mover.move(channel, at: next, from: shifted, to: &output, factor: factor)
      }
      next += hop
    }
    shifted.drop(before: next)
  }
}
