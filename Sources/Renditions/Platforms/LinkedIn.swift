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
