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
