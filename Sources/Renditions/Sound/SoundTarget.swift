import Media

/// What a platform wants of the sound, as far as it decides the bytes: renditions with equal targets share one track.
struct SoundTarget: Sendable, Hashable {
  let encoding: SoundEncoding
  /// LUFS.
  let loudness: Double
  /// dBTP.
  let truePeak: Double

  init(_ spec: SoundSpec) {
    encoding = spec.encoding
    loudness = spec.loudness
    truePeak = spec.truePeak
  }
}

/// A sound track that was encoded, and how loud it turned out.
struct PreparedSound: Sendable {
  let track: EncodedTrack
  let loudness: Loudness
  /// A sentence where the target was missed; nil where it was met.
  let remark: String?
}
