import Media

extension Platform {
  /// YouTube Shorts, portrait.
  ///
  /// Square or vertical and at most 180 s since 15 October 2024: YouTube Help, answer 15424877 (read in a mirror). Encoding as for
  /// `youtube-1080p`.
  /// The app draws over the top (about 120 px), the right rail and the title at the bottom. The safe area is the organic box that
  /// satisfies Reels, TikTok and Shorts as published by third parties in 2025 and 2026 (x 65–900, y 269–1460): not an official
  /// figure, and the apps change often.
  static let youTubeShorts = Platform(
    name: "youtube-shorts", summary: "YouTube Shorts, portrait 1080×1920, at most 180 s", width: 1080, height: 1920,
    maximumFrameRate: 60, fit: .blur, crf: 20, maximumBitRate: 12_000_000, preset: "veryfast", profile: "high",
    keyframeSeconds: 0.5, bFrames: 2, encoderThreads: 1, sound: SoundEncoding(bitRate: 384_000, sampleRate: 48_000),
    maximumSeconds: 180, safeArea: SafeArea(left: 65, right: 180, top: 269, bottom: 460))
}
