import Media

extension Platform {
  /// YouTube, landscape, full HD.
  ///
  /// H.264 High, progressive, 4:2:0, closed GOP of half a second, two B-frames, the source's frame rate up to 60; 8 Mbit/s is
  /// recommended at up to 30 frames/s and 12 above, AAC-LC stereo at 384 kbit/s and 48 kHz, index first: YouTube Help,
  /// "Recommended upload encoding settings" (answer 1722171, read in an undated copy).
  /// CRF 20 under a cap of 12 Mbit/s instead of a fixed rate is our choice: an interview needs far less than 8 Mbit/s.
  /// Captions keep to the middle 90 % of both directions, the old title-safe rule; YouTube publishes none.
  static let youTube1080p = Platform(
    name: "youtube-1080p", summary: "YouTube, landscape 1920×1080", width: 1920, height: 1080, maximumFrameRate: 60, fit: .pad,
    crf: 20, maximumBitRate: 12_000_000, preset: "veryfast", profile: "high", keyframeSeconds: 0.5, bFrames: 2, encoderThreads: 1,
    sound: SoundEncoding(bitRate: 384_000, sampleRate: 48_000), maximumSeconds: 12 * 3600,
    safeArea: SafeArea(left: 96, right: 96, top: 54, bottom: 54))
}
