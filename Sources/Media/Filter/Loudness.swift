internal import CFFmpeg
import Files
import Foundation

/// How loud a sound is, after EBU R 128.
public struct Loudness: Sendable, Hashable, Codable {
  /// Of the whole, in LUFS (ITU-R BS.1770-4, gated); nil where there is only silence, or less than one gating block of 0.4 s.
  public let integrated: Double?
  /// In dBTP (ITU-R BS.1770-4, annex 2, oversampled); nil for digital silence.
  public let truePeak: Double?
  /// Of the sound, in seconds.
  public let seconds: Double

  public init(integrated: Double?, truePeak: Double?, seconds: Double) {
    self.integrated = integrated
    self.truePeak = truePeak
    self.seconds = seconds
  }
}

/// Measures loudness as sound passes by.
public final class LoudnessMeter {
  private let graph = FilterGraph(.sound, operation: "measuring the loudness") { _ in
    // One channel is heard over two loudspeakers.
    "ebur128=peak=true:metadata=1:framelog=verbose:dualmono=true"
  }
  private var samples = 0
  private var rate = 48000.0
  private var integrated: Double?
  private var peak: Double?

  public init() {}

  public func push(_ sound: RedactedSound) throws { try push(sound.frame) }

  func push(_ frame: Frame) throws {
    samples += frame.sampleCount
    rate = Double(max(1, frame.pointer.pointee.sample_rate))
    try graph.push(frame)
    try collect()
  }

  /// Nothing can be pushed after this.
  public func finish() throws -> Loudness {
    try graph.finish()
    try collect()
    return Loudness(
      integrated: integrated, truePeak: peak.flatMap { $0 > 0 ? 20 * log10($0) : nil }, seconds: Double(samples) / rate)
  }

  private func collect() throws {
    while let frame = try graph.take() {
      let values = OptionDictionary.texts(of: frame.pointer.pointee.metadata)
      // Nothing louder than the absolute gate was heard so far: BS.1770-4, equation 5.
      if let value = values["lavfi.r128.I"].flatMap(Double.init), value > -70 { integrated = value }
      peak = values["lavfi.r128.true_peak"].flatMap(Double.init) ?? peak
    }
  }
}

extension EncodedTrack {
  /// How loud an encoded sound track is once it is decoded again: what a listener will hear.
  public func loudness() throws -> Loudness {
    let reader = try MediaReader(SourceFile(path: path), tier: .scraped, pictures: false, sound: .first, isStrict: true)
    let meter = LoudnessMeter()
    while let item = try reader.next() {
      if case .sound(let frame) = item { try meter.push(frame) }
    }
    return try meter.finish()
  }
}
