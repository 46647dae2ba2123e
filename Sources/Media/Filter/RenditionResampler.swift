internal import CFFmpeg
import Foundation

/// What makes a sound as loud as a platform wants it.
public struct SoundLevel: Sendable, Hashable {
  /// One gain for the whole, in dB.
  public var gain: Double
  /// Where the limiter begins, in dBTP; nil without a limiter.
  public var ceiling: Double?

  public init(gain: Double = 0, ceiling: Double? = nil) {
    self.gain = gain
    self.ceiling = ceiling
  }
}

/// Brings redacted sound to what an encoder takes: one sample rate, one or two channels, blocks of 1024 samples, time zero at the
/// rendition's beginning, gaps filled with silence, drift against its own time stamps drawn straight.
public final class RenditionResampler: MediaProcessor {
  /// What FFmpeg's AAC encoder puts before the first sample. As many are left out here, so that everything after them is heard
  /// when it should be, in a file without an edit list.
  public static let primingSamples = 1024

  private let graph: FilterGraph
  private let start: Double

  /// `startSeconds` is the source time that becomes zero. `isPrimed`: leave `primingSamples` out at the beginning.
  public init(_ encoding: SoundEncoding, startSeconds: Double, level: SoundLevel = SoundLevel(), isPrimed: Bool) {
    start = startSeconds
    let chain = Self.chain(encoding, level, isPrimed)
    graph = FilterGraph(.sound, operation: "resampling the sound", blockSize: Self.primingSamples) { _ in chain }
  }

  public func push(_ sound: RedactedSound) throws {
    try graph.push(sound.shifted(by: sound.frame.ticks(toBeginAt: start)).frame)
  }

  public func finish() throws { try graph.finish() }

  public func take() throws -> RedactedSound? { try graph.take().map(RedactedSound.init(keeping:)) }

  private static func chain(_ encoding: SoundEncoding, _ level: SoundLevel, _ isPrimed: Bool) -> String {
    let layout = encoding.channels == 1 ? "mono" : "stereo"
    var filters = [
      SoundTiming.chain(sampleRate: encoding.sampleRate, firstSample: 0),
      "aformat=sample_fmts=fltp:channel_layouts=\(layout)",
    ]
    if level.gain != 0 { filters.append("volume=\(level.gain)dB:precision=float") }
    if let ceiling = level.ceiling {
      // A peak between two samples shows when four times as many are looked at: ITU-R BS.1770-4, annex 2.
      filters.append("aresample=\(encoding.sampleRate * 4)")
      filters.append("alimiter=limit=\(pow(10, ceiling / 20)):level=0:attack=5:release=50:latency=1")
      filters.append("aresample=\(encoding.sampleRate),aformat=sample_fmts=fltp:channel_layouts=\(layout)")
    }
    if isPrimed { filters.append("atrim=start_sample=\(primingSamples),asetpts=PTS-STARTPTS") }
    return filters.joined(separator: ",")
  }
}

/// Makes sound follow its time stamps.
enum SoundTiming {
  /// A libavfilter chain. Drift is drawn straight by up to 1000 samples a second; then what is missing at the beginning, or in a gap of
  /// more than 10 ms, becomes silence, and what overlaps goes. `firstSample` is the time, in samples, of the first that comes out.
  ///
  /// Two filters, for one alone cannot do both: in FFmpeg 5.1, drawing straight begins counting at `first_pts` again.
  static func chain(sampleRate: Int, firstSample: Int64) -> String {
    "aresample=\(sampleRate):async=1000,aresample=\(sampleRate):async=1:first_pts=\(firstSample):min_hard_comp=0.01"
  }
}
