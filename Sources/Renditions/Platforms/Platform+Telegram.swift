extension Platform {
  /// Telegram, video of a channel.
  ///
  /// MP4 with H.264 and AAC, which plays while it loads if the index comes first; 2 GB (core.telegram.org, read in copies: sure), 50 MB
  /// where a bot uploads it (the same: sure; `platforms: { telegram: { maximumBytes: 50000000 } }` makes it fit). No caption files.
  /// 720p at CRF 22 is our choice, for phones on slow lines. −16 LUFS is our choice; Telegram changes nothing.
  static let telegram = Platform(
    name: "telegram", summary: "Telegram, landscape 1280×720",
    picture: PictureSpec(
      width: 1280, height: 720, maximumFrameRate: 30, crf: 22, maximumBitRate: 3_000_000,
      safeArea: .init(ofWidth: 1280, height: 720, share: 0.05), ladder: rungs),
    sound: SoundSpec(bitRate: 128_000, loudness: -16), limits: Limits(maximumBytes: 2_000_000_000), takesPictures: true)

  /// Sizes that a limit in bytes leads down to.
  private static let rungs: [PictureSpec.Rung] = [
    .init(1280, 720, maximumFrameRate: 30, floor: 900_000, cap: 3_000_000),
    .init(854, 480, maximumFrameRate: 30, floor: 400_000, cap: 1_500_000),
    .init(640, 360, maximumFrameRate: 30, floor: 200_000, cap: 900_000),
    .init(426, 240, maximumFrameRate: 25, floor: 100_000, cap: 400_000),
  ]

  /// Telegram video note: the round film.
  ///
  /// MPEG-4, at most 1 minute: core.telegram.org, sendVideoNote, as many bindings quote it: sure. Square, 384–640 pixels, H.264 and AAC:
  /// effect-ak's tg-bot-api, bot-market (third parties): probable. 8 or 12 MB (disputed): the smaller holds. The picture is cut to a circle, so captions keep to the square inside it: 14.6 % from each
  /// edge, (1 − 1/√2) / 2.
  static let telegramNote = Platform(
    name: "telegram-note", summary: "Telegram video note, round, 640×640, at most 60 s",
    picture: PictureSpec(
      width: 640, height: 640, maximumFrameRate: 30, fit: .crop, crf: 23, maximumBitRate: 1_500_000,
      safeArea: .init(ofWidth: 640, height: 640, share: 0.1465),
      ladder: [
        .init(640, 640, maximumFrameRate: 30, floor: 600_000, cap: 1_500_000),
        .init(480, 480, maximumFrameRate: 30, floor: 300_000, cap: 900_000),
        .init(384, 384, maximumFrameRate: 25, floor: 150_000, cap: 500_000),
      ]),
    sound: SoundSpec(bitRate: 64_000, channels: 1, loudness: -16, isRequired: true),
    limits: Limits(maximumSeconds: 60, maximumBytes: 8_000_000))
}
