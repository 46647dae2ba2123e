extension Platform {
  /// A podcast: the sound alone.
  ///
  /// −16 LUFS (±1) with true peaks under −1 dBTP, AAC or MP3: Apple Podcasts for Creators, "Audio requirements" (article 893), quoted alike
  /// by several third parties: probable; they give −19 for one channel, which is the same to the ear and what is written here.
  /// AAC-LC; one channel is enough for speech at 96 kbit/s: our choice.
  static let audioPodcast = Platform(
    name: "audio-podcast", summary: "podcast, sound only, mono", picture: nil,
    sound: SoundSpec(bitRate: 96_000, channels: 1, loudness: -16),
    packaging: .m4a)
}
