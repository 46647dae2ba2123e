extension Platform {
  /// Facebook, video of a page.
  ///
  /// H.264, progressive, closed GOP of 2–5 s, 4:2:0, 24–60 frames/s fixed, at most 1080p recommended, 9:16–16:9, 3 s to 4 h, 10 GB,
  /// AAC-LC stereo at 48 kHz and 128 kbit/s or more: swat.io, article 12382501 (2025), a third party: probable.
  /// Captions: SubRip, named `file.en_US.srt` (general knowledge, not re-checked).
  /// −16 LUFS is our choice: Facebook publishes none, and third parties name −14 to −18.
  static let facebookFeed = Platform(
    name: "facebook-feed", summary: "Facebook, landscape 1920×1080",
    picture: PictureSpec(
      width: 1920, height: 1080, minimumFrameRate: 24, maximumBitRate: 8_000_000,
      safeArea: .init(ofWidth: 1920, height: 1080, share: 0.05)),
    sound: SoundSpec(bitRate: 192_000, loudness: -16), limits: Limits(minimumSeconds: 3, maximumSeconds: 4 * 3600),
    captions: ["srt"],
    thumbnail: Thumbnail(width: 1280), takesPictures: true)
}
