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

extension Platform {
  /// LinkedIn, landscape.
  ///
  /// 256×144–4096×2304, 1:2.4–2.4:1, 3 s to 10 min (newer pages: 15 min: disputed), 5 GB, H.264, 10–60 frames/s, AAC; captions as
  /// SubRip: changethisfile.com, quickads (October 2025), third parties: probable. −14 LUFS: a third party: doubtful.
  static let linkedIn = Platform(
    name: "linkedin", summary: "LinkedIn, landscape 1920×1080, 3 s to 10 min",
    picture: PictureSpec(
      width: 1920, height: 1080, maximumBitRate: 8_000_000, safeArea: .init(ofWidth: 1920, height: 1080, share: 0.05)),
    sound: SoundSpec(bitRate: 192_000),
    limits: Limits(minimumSeconds: 3, maximumSeconds: 600, maximumBytes: 5_000_000_000),
    captions: ["srt"], thumbnail: Thumbnail(width: 1280), takesPictures: true)
}
