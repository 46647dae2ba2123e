import Foundation
import Media
import Redaction
import Support

/// All sound of one source's renditions: measured once, then encoded once for every distinct target, each on a thread of its own
/// while the pictures are made.
final class SoundPreparation: Sendable {
  private let thread: WorkerThread
  private let measured: Locked<Loudness?>
  private let isMeasured: DispatchSemaphore
  private let prepared: Locked<[SoundTarget: PreparedSound]>
  private let concealed: Locked<MediaDamage>

  init(_ worker: SoundWorker, targets: [SoundTarget]) {
    let (measured, isMeasured) = (Locked<Loudness?>(nil), DispatchSemaphore(value: 0))
    let (prepared, concealed) = (Locked<[SoundTarget: PreparedSound]>([:]), Locked(MediaDamage()))
    (self.measured, self.isMeasured, self.prepared, self.concealed) = (measured, isMeasured, prepared, concealed)
    thread = WorkerThread("sound") {
      // Whoever waits for the length must go on where it was never found.
      defer { isMeasured.signal() }
      let (loudness, damage) = try worker.measure(Set(targets.map { SoundWorker.Form($0.encoding) }))
      concealed.withLock { $0 = damage }
      // Of several forms, none is the first: nothing may depend on the order of a dictionary.
      let all = loudness.values
      let whole = Loudness(
        integrated: all.compactMap(\.integrated).max(), truePeak: all.compactMap(\.truePeak).max(),
        seconds: all.map(\.seconds).max() ?? 0)
      measured.withLock { $0 = whole }
      isMeasured.signal()
      let threads = targets.map { target in
        WorkerThread("encode sound") {
          guard let loudness = loudness[SoundWorker.Form(target.encoding)] else { return }
          let sound = try worker.prepare(target, loudness)
          prepared.withLock { $0[target] = sound }
        }
      }
      var failure: (any Error)?
      for thread in threads {
        do { try thread.join() } catch { failure = failure ?? error }
      }
      if let failure { throw failure }
    }
  }

  /// How long and how loud the sound is, from the rendition's beginning; nil where it could not be read: `tracks` says why.
  func loudness() -> Loudness? {
    isMeasured.wait()
    isMeasured.signal()
    return measured.withLock { $0 }
  }

  /// What of the sound could not be decoded; known once the tracks are.
  var damage: MediaDamage { concealed.withLock { $0 } }

  /// The finished tracks. Throws what went wrong with any of them.
  func tracks() throws -> [SoundTarget: PreparedSound] {
    try thread.join()
    return prepared.withLock { $0 }
  }
}

/// The passes over the sound of a source.
struct SoundWorker: Sendable {
  let source: RenderSource
  let scratch: Scratch

  private var startSeconds: Double { source.info.startSeconds }

  /// What loudness depends on besides the source.
  struct Form: Hashable, Sendable {
    let sampleRate: Int
    let channels: Int

    init(_ encoding: SoundEncoding) {
      sampleRate = encoding.sampleRate
      channels = encoding.channels
    }

    var encoding: SoundEncoding { SoundEncoding(bitRate: 0, sampleRate: sampleRate, channels: channels) }
  }

  func measure(_ forms: Set<Form>) throws -> ([Form: Loudness], MediaDamage) {
    let meters = forms.map { form in
      (form, LoudnessMeter(), RenditionResampler(form.encoding, startSeconds: startSeconds, isPrimed: false))
    }
    let damage = try read { sound in
      for (_, meter, resampler) in meters {
        if let sound { try resampler.push(sound) } else { try resampler.finish() }
        while let block = try resampler.take() { try meter.push(block) }
      }
    }
    return (try meters.reduce(into: [:]) { $0[$1.0] = try $1.1.finish() }, damage)
  }

  func prepare(_ target: SoundTarget, _ measured: Loudness) throws -> PreparedSound {
    let path = scratch.path("sound", "m4a")
    return try LoudnessNormalizer(target: target).normalize(measured) { level in
      var writer = try TrackWriter(path: path, sound: target.encoding)
      let resampler = RenditionResampler(target.encoding, startSeconds: startSeconds, level: level, isPrimed: true)
      try read { sound in
        if let sound { try resampler.push(sound) } else { try resampler.finish() }
        while let block = try resampler.take() { try writer.write(block) }
      }
      return try writer.finish()
    }
  }

  /// A silent track of this length.
  func silence(_ target: SoundTarget, seconds: Double) throws -> PreparedSound {
    var writer = try TrackWriter(path: scratch.path("silence", "m4a"), sound: target.encoding)
    let block = RenditionResampler.primingSamples
    let count = max(block, Int((seconds * Double(target.encoding.sampleRate)).rounded()) - block)
    for start in stride(from: 0, to: count, by: block) {
      try writer.write(.silence(target.encoding, atSample: Int64(start), count: min(block, count - start)))
    }
    return PreparedSound(
      track: try writer.finish(), loudness: Loudness(integrated: nil, truePeak: nil, seconds: seconds), remark: nil)
  }

  /// All sound of the source, then nil.
  @discardableResult
  private func read(_ body: (RedactedSound?) throws -> Void) throws -> MediaDamage {
    let damage = try source.redactedSounds(body)
    try body(nil)
    return damage
  }
}
