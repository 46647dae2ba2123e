extension Platform {
  static let youTube2160p = youTube("2160p", "4K", width: 3840, height: 2160, crf: 21, maximumBitRate: 68_000_000)
  static let youTube1080p = youTube("1080p", "full HD", width: 1920, height: 1080, crf: 20, maximumBitRate: 12_000_000)
  static let youTube720p = youTube("720p", "HD", width: 1280, height: 720, crf: 20, maximumBitRate: 7_500_000)

  /// YouTube, landscape.
  ///
  /// H.264 High, progressive, 4:2:0, closed GOP of half the frame rate, two B-frames, the source's frame rate up to 60, MP4 with
  /// the index first and without edit lists, AAC-LC stereo at 384 kbit/s and 48 kHz; 8 Mbit/s are recommended for 1080p up to
  /// 30 frames/s and 12 above (720p: 5 and 7.5; 2160p: 35–45 and 53–68): YouTube Help, "Recommended upload encoding settings"
  /// (answer 1722171, read in an undated copy: sure). Captions: SubRip, SubViewer, WebVTT, TTML (answer 2734698, same copy: sure).
  /// The recommended rate for many frames is our cap, and CRF below it our choice: an interview needs far less.
  /// 12 hours is the longest upload of a verified account (general knowledge, not re-checked). Thumbnail 1280×720 under 2 MB (the same).
  /// −14 LUFS is what YouTube turns louder films down to, as measured by third parties; YouTube publishes no figure.
  /// Captions keep to the middle 90 % of both directions, the old title-safe rule; YouTube publishes none.
  private static func youTube(
    _ size: String, _ words: String, width: Int, height: Int, crf: Double, maximumBitRate: Int
  ) -> Platform {
    Platform(
      name: "youtube-\(size)", summary: "YouTube, landscape \(words), \(width)×\(height)",
      picture: PictureSpec(
        width: width, height: height, crf: crf, maximumBitRate: maximumBitRate, keyframeSeconds: 0.5,
        safeArea: .init(ofWidth: width, height: height, share: 0.05)),
      sound: SoundSpec(bitRate: 384_000), limits: Limits(maximumSeconds: 12 * 3600), captions: ["srt", "vtt", "ttml"],
      thumbnail: Thumbnail(width: 1280))
  }
}

extension Platform {
  /// YouTube Shorts, portrait.
  ///
  /// Square or vertical and at most 180 s since 15 October 2024: YouTube Help, answer 15424877 (read in a mirror: sure). Encoding as
  /// for `youtube-1080p`.
  /// The app draws over the top, the right rail and the title at the bottom: see `SafeArea.portraitApps`.
  static let youTubeShorts = Platform(
    name: "youtube-shorts", summary: "YouTube Shorts, portrait 1080×1920, at most 180 s",
    picture: PictureSpec(
      width: 1080, height: 1920, fit: .blur, maximumBitRate: 12_000_000, keyframeSeconds: 0.5, safeArea: .portraitApps),
    sound: SoundSpec(bitRate: 384_000), limits: Limits(maximumSeconds: 180), captions: ["srt", "vtt"])
}

extension PictureSpec.SafeArea {
  /// Of a 1080×1920 picture, what Reels, TikTok and Shorts all leave uncovered: x 65–900, y 269–1460. It is derived from third
  /// parties' measurements of 2025 and 2026 for films that are not advertisements: no official figure, and the apps change often.
  static let portraitApps = PictureSpec.SafeArea(left: 65, right: 180, top: 269, bottom: 460)
}
