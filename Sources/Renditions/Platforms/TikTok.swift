extension Platform {
  /// TikTok, portrait.
  ///
  /// 360–4096 pixels each way, 3 s to 10 min by the API (an account's own limit may be 3, 5 or 10 min), 4 GB, 23–60 frames/s, H.264
  /// recommended, AAC: commonpike/fairpost's TikTok.md, which quotes TikTok; docs.getlate.dev; emplifi: probable.
  /// It takes no caption files by the API, so captions are burned in. −14 LUFS: levelrebel (a third party): disputed (apu.software: −16).
  static let tikTok = Platform(
    name: "tiktok", summary: "TikTok, portrait 1080×1920, 3 s to 10 min",
    picture: PictureSpec(
      width: 1080, height: 1920, minimumFrameRate: 23, fit: .blur, maximumBitRate: 8_000_000, safeArea: .portraitApps),
    sound: SoundSpec(bitRate: 128_000, isRequired: true),
    limits: Limits(minimumSeconds: 3, maximumSeconds: 600, maximumBytes: 1_000_000_000))
}
