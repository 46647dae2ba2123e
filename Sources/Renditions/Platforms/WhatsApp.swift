extension Platform {
  /// WhatsApp, small enough for the Cloud API.
  ///
  /// 16 MB for a video by the Cloud API, H.264 in MP4, AAC in exactly one stream or none: docs.weni.ai, neuapix, bizmagnets,
  /// sinch (third parties quoting Meta in the same words, undated copies): probable. The app itself takes 64–100 MB (disputed). Main profile without B-frames plays on every Android
  /// (general knowledge, not re-checked).
  /// The ladder is our own: HandBrake's preset for 25 MB and 5 minutes is 360p, and 240p at 100 kbit/s is the least in which a face
  /// that is hidden and captions that are read still make sense; it holds about 13 minutes.
  /// −16 LUFS is our choice; WhatsApp publishes none.
  static let whatsApp = Platform(
    name: "whatsapp", summary: "WhatsApp, landscape up to 1280×720, at most 16 MB",
    picture: PictureSpec(
      width: 1280, height: 720, maximumFrameRate: 30, crf: 23, maximumBitRate: 2_500_000, profile: "main", bFrames: 0,
      safeArea: .init(ofWidth: 1280, height: 720, share: 0.05),
      ladder: [
        .init(1280, 720, maximumFrameRate: 30, floor: 900_000, cap: 2_500_000),
        .init(854, 480, maximumFrameRate: 30, floor: 450_000, cap: 1_500_000),
        .init(640, 360, maximumFrameRate: 30, floor: 220_000, cap: 900_000),
        .init(426, 240, maximumFrameRate: 15, floor: 100_000, cap: 400_000),
      ]),
    sound: SoundSpec(bitRate: 56_000, channels: 1, loudness: -16), limits: Limits(maximumBytes: 16_000_000),
    takesPictures: true)
}
