extension Platform {
  /// A web site of one's own, by HTTP Live Streaming: the player chooses the size that the line allows.
  ///
  /// A master playlist; fragmented MP4; keyframes every 2 s at the same times in every size, closed GOP, two B-frames, AAC-LC stereo at 48 kHz
  /// and 192 kbit/s: Apple, "Encoding media for HLS" (developer.apple.com, 2026: sure). Segments of 6 s and the rates of the ladder follow
  /// Apple's "HLS Authoring Specification for Apple Devices" (general knowledge, not re-checked). Sizes that would enlarge the source are
  /// left out.
  /// −16 LUFS is what Apple asks of podcasts, and our choice here.
  static let webHLS = Platform(
    name: "web-hls", summary: "web site, adaptive: HLS with 1080p, 720p, 480p and 360p",
    picture: PictureSpec(
      width: 1920, height: 1080, crf: 21, maximumBitRate: 6_000_000, keyframeSeconds: 2,
      safeArea: .init(ofWidth: 1920, height: 1080, share: 0.05),
      ladder: [
        .init(1280, 720, floor: 0, cap: 3_000_000),
        .init(854, 480, maximumFrameRate: 30, floor: 0, cap: 1_200_000),
        .init(640, 360, maximumFrameRate: 30, floor: 0, cap: 600_000),
      ]),
    sound: SoundSpec(bitRate: 192_000, loudness: -16), packaging: .hls, captions: ["vtt"], takesCaptionTracks: true,
    thumbnail: Thumbnail(width: 1280))
}
