extension Platform {
  /// A podcast: the sound alone.
  ///
  /// −16 LUFS with true peaks under −1 dBTP: Apple Podcasters, "Audio requirements" (general knowledge, not re-checked; third parties agree:
  /// probable). AAC-LC, one channel is enough for speech at 96 kbit/s: our choice.
  static let audioPodcast = Platform(
    name: "audio-podcast", summary: "podcast, sound only, mono", picture: nil, sound: SoundSpec(bitRate: 96_000, channels: 1, loudness: -16),
    packaging: .m4a)
}
