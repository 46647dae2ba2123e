extension Platform {
  /// X, landscape, for any account.
  ///
  /// 1280×720 for an account without subscription, square samples, H.264 High, only 4:2:0, progressive, no open GOP, at most
  /// 60 frames/s, 5 Mbit/s or more recommended, AAC-LC mono or stereo of 128 kbit/s or more, 0.5–140 s, 512 MB: the developer
  /// documentation, x-api/media/quickstart/best-practices (repository xdevplatform/docs, as of 22 August 2026: sure; a later version
  /// of the page names 20 min and 8 GB: disputed, and the shorter limit is taken). Captions: SubRip, by the same documentation.
  /// −16 LUFS is our choice; X publishes none.
  static let x = Platform(
    name: "x", summary: "X, landscape 1280×720, at most 140 s",
    picture: PictureSpec(
      width: 1280, height: 720, crf: 19, maximumBitRate: 8_000_000,
      safeArea: .init(ofWidth: 1280, height: 720, share: 0.05)),
    sound: SoundSpec(bitRate: 128_000, loudness: -16),
    limits: Limits(minimumSeconds: 0.5, maximumSeconds: 140, maximumBytes: 512_000_000), captions: ["srt"],
    takesPictures: true)
}
