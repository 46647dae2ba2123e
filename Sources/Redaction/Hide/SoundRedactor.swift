import Files
import Foundation
@_spi(Redaction) import Media
import Support

/// The only maker of redacted sound: what is heard of a source, as its plan says.
///
/// What comes out has the times, rates and channels of what went in, some moments later. Borders are faded over 20 ms, and always on the side
/// on which more may be heard.
public final class SoundRedactor: MediaProcessor {
  private let plan: VoicePlan
  private let startSeconds: Double
  private let path: String
  private let reader: ReaderTrack?
  private let planar = PlanarSound()
  /// One for each disguise; made when it is known how the sound is.
  private var voices: [VoiceTreatment: VoiceDisguise] = [:]
  /// Blocks of floats that wait until they have been worked on.
  private var waiting: [Frame] = []
  /// Samples before the first of `waiting`.
  private var position = 0
  private var isFinished = false
  /// Blocks that pass as they are.
  private var passing: [Frame] = []

  /// `startSeconds` is the source time at which renditions begin; `path` is the source's, for messages; `reader` is what the plan says is
  /// heard where voices are replaced.
  public init(_ plan: VoicePlan, startSeconds: Double, path: String, reader: ReaderTrack? = nil) {
    (self.plan, self.startSeconds, self.path, self.reader) = (plan, startSeconds, path, reader)
  }

  /// Samples a second; with fewer there is nothing to hide a voice in, and no voice.
  private static let lowestRate = 1000

  /// Whether sound passes through unchanged, from its beginning to its end.
  private var keepsEverything: Bool {
    if case .keep = plan.treatment { plan.stretches.isEmpty } else { false }
  }

  public func push(_ sound: Frame) throws {
    guard !keepsEverything else { return passing.append(sound) }
    try planar.push(sound)
    try takePlanar()
  }

  public func finish() throws {
    guard !keepsEverything else { return }
    try planar.finish()
    try takePlanar()
    voices.values.forEach { $0.finish() }
    isFinished = true
  }

  public func take() throws -> RedactedSound? {
    if !passing.isEmpty { return RedactedSound(passing.removeFirst()) }
    guard let block = waiting.first else { return nil }
    let count = block.sampleCount
    guard isFinished || voices.values.allSatisfy({ $0.ready >= position + count }) else { return nil }
    waiting.removeFirst()
    defer { position += count }
    let redacted = RedactedSound(try redacted(block))
    voices.values.forEach { $0.forget(before: position + count) }
    return redacted
  }

  private func takePlanar() throws {
    while let block = try planar.take() {
      guard block.sampleRate >= Self.lowestRate, block.channelCount > 0 else {
        throw Failure(
          doing: "hiding voices", path: path, reason: "its sound has \(block.sampleRate) samples a second",
          advice: "Convert the file first")
      }
      if voices.isEmpty {
        for case .disguise(let character) in plan.treatments {
          voices[.disguise(character)] = try VoiceDisguise(
            character, sampleRate: block.sampleRate, channels: block.channelCount)
        }
      }
      let count = block.sampleCount
      try block.withSamples { planes in voices.values.forEach { $0.push(planes, count: count) } }
      waiting.append(block)
    }
  }

  private func redacted(_ block: Frame) throws -> Frame {
    guard let time = block.time?.seconds ?? (plan.stretches.isEmpty ? startSeconds : nil) else {
      throw Failure(
        doing: "hiding voices", path: path, reason: "a part of its sound has no time",
        advice: "Convert the file to MP4 first")
    }
    let start = time - startSeconds, count = block.sampleCount, rate = Double(block.sampleRate)
    let mixer = TreatmentMixer(plan, from: start, to: start + Double(count) / rate)
    return try block.block { output in
      let room = output.map { _ in UnsafeMutablePointer<Float>.allocate(capacity: count) }
      defer { room.forEach { $0.deallocate() } }
      for (treatment, level) in mixer.layers {
        try fill(room, with: treatment, of: block, at: start)
        let isWhole = level.from == -.infinity
        for index in 0..<count {
          let share = isWhole ? 1 : level.share(at: start + Double(index) / rate)
          guard share > 0 else { continue }
          for channel in output.indices {
            let below = output[channel][index], value = room[channel][index]
            output[channel][index] = share == 1 ? value : below + (value - below) * share
          }
        }
      }
    }
  }

  /// What would be heard of a block if nothing else were done.
  private func fill(
    _ room: [UnsafeMutablePointer<Float>], with treatment: VoiceTreatment, of block: Frame, at start: Double
  ) throws {
    let count = block.sampleCount
    switch treatment {
    case .keep:
      try block.withSamples { planes in
        for (target, plane) in zip(room, planes) { target.update(from: plane, count: count) }
      }
    case .disguise:
      guard let voice = voices[treatment] else {
        throw Failure(.bug, doing: "hiding voices", path: path, reason: "a disguise is missing")
      }
      voice.copy(from: position, count, to: room)
    case .replace:
      guard let reader else {
        throw Failure(.bug, doing: "hiding voices", path: path, reason: "nothing is there to be heard in their place")
      }
      try reader.copy(from: start, sampleRate: block.sampleRate, count, to: room)
    case .silence: room.forEach { $0.update(repeating: 0, count: count) }
    case .bleep:
      for index in 0..<count {
        let time = start + Double(index) / Double(block.sampleRate)
        let value = Float(0.1 * sin(2 * .pi * 1000 * time))
        room.forEach { $0[index] = value }
      }
    }
  }
}

/// Which treatments are heard in a block, one laid over the other.
private struct TreatmentMixer {
  /// How much of what is below a layer replaces.
  struct Level {
    /// Seconds; infinite for the lowest.
    var from = -Double.infinity, to = Double.infinity
    /// Whether it fades outside its time, as what hides more does, or inside.
    var fadesOutside = false

    static let fade = 0.02

    func share(at time: Double) -> Float {
      let outside = fadesOutside ? Self.fade : 0
      let begun = (time - from + outside) / Self.fade, left = (to + outside - time) / Self.fade
      let part = min(max(min(begun, left), 0), 1)
      return Float((1 - cos(.pi * part)) / 2)
    }
  }

  let layers: [(VoiceTreatment, Level)]

  /// Those of a plan that can be heard between two times.
  init(_ plan: VoicePlan, from start: Double, to end: Double) {
    let first = plan.stretches.indices.bisected { plan.stretches[$0].to + Level.fade > start }
    let near = plan.stretches[first...].prefix { $0.from - Level.fade < end }
    let over = near.map { stretch in
      let hides = stretch.treatment.hidesMore(than: plan.treatment)
      return (stretch.treatment, Level(from: stretch.from, to: stretch.to, fadesOutside: hides))
    }
    // What hides most lies on top.
    layers = [(plan.treatment, Level())] + over.sorted { $1.0.hidesMore(than: $0.0) }
  }
}
