import Media

/// Finds the one gain, and the limiter, that bring a sound to its target.
///
/// What counts is what a listener hears, so the encoded track is measured, and encoded again where it misses: a limiter takes
/// loudness away, and a codec adds peaks.
struct LoudnessNormalizer {
  let target: SoundTarget

  /// EBU R 128, section "Loudness level": ±0.5 LU for programmes that are not live.
  static let tolerance = 0.5
  /// A gain beyond this would bring up the noise of a room rather than a voice.
  static let mostGain = 30.0
  private static let attempts = 5

  /// `encode` makes the track anew with a level.
  func normalize(_ measured: Loudness, encode: (SoundLevel) throws -> EncodedTrack) throws -> PreparedSound {
    guard let integrated = measured.integrated else {
      let track = try encode(SoundLevel())
      return PreparedSound(track: track, loudness: try track.loudness(), remark: nil)
    }
    var level = SoundLevel(gain: min(Self.mostGain, target.loudness - integrated))
    if (measured.truePeak ?? -.infinity) + level.gain > target.truePeak - 0.5 { level.ceiling = target.truePeak - 0.3 }
    var result: PreparedSound
    var attempt = 1
    while true {
      let track = try encode(level)
      let found = try track.loudness()
      let off = target.loudness - (found.integrated ?? target.loudness)
      let excess = (found.truePeak ?? -.infinity) - target.truePeak
      let isLoudEnough = abs(off) <= Self.tolerance || level.gain >= Self.mostGain
      result = PreparedSound(
        track: track, loudness: found, remark: remark(found, isMet: abs(off) <= Self.tolerance, excess))
      if (isLoudEnough && excess <= 0) || attempt == Self.attempts { break }
      if excess > 0 { level.ceiling = (level.ceiling ?? target.truePeak) - excess - 0.2 }
      if abs(off) > Self.tolerance / 2 { level.gain = min(Self.mostGain, level.gain + off) }
      attempt += 1
    }
    // The ceiling is a limit, the loudness a target: a sound that cannot have both is left quieter.
    guard (result.loudness.truePeak ?? -.infinity) > target.truePeak else { return result }
    let quieter = SoundLevel(
      gain: level.gain - ((result.loudness.truePeak ?? 0) - target.truePeak) - 1, ceiling: level.ceiling.map { $0 - 1 })
    let track = try encode(quieter)
    let found = try track.loudness()
    return PreparedSound(
      track: track, loudness: found,
      remark: remark(found, isMet: false, (found.truePeak ?? -.infinity) - target.truePeak))
  }

  private func remark(_ found: Loudness, isMet: Bool, _ excess: Double) -> String? {
    if isMet && excess <= 0 { return nil }
    let loudness = found.integrated.map { "\(Self.text($0)) LUFS" } ?? "silent"
    let peak = found.truePeak.map { "\(Self.text($0)) dBTP" } ?? "none"
    return
      "its loudness is \(loudness) with a true peak of \(peak), and the target is \(Self.text(target.loudness)) LUFS under "
      + "\(Self.text(target.truePeak)) dBTP: the recording is too quiet or too uneven"
  }

  private static func text(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
