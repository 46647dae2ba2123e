extension Platform {
  /// Facebook, video of a page.
  ///
  /// H.264, progressive, closed GOP of 2–5 s, 4:2:0, 24–60 frames/s fixed, at most 1080p recommended, 9:16–16:9, 3 s to 4 h, 10 GB,
  /// AAC-LC stereo at 48 kHz and 128 kbit/s or more: swat.io, article 12382501 (2025), a third party: probable.
  /// Captions: SubRip, named `file.en_US.srt` (general knowledge, not re-checked).
  /// −16 LUFS is our choice: Facebook publishes none, and third parties name −14 to −18.
  static let facebookFeed = Platform(
    name: "facebook-feed", summary: "Facebook, landscape 1920×1080",
    picture: PictureSpec(
      width: 1920, height: 1080, minimumFrameRate: 24, maximumBitRate: 8_000_000,
      safeArea: .init(ofWidth: 1920, height: 1080, share: 0.05)),
    sound: SoundSpec(bitRate: 192_000, loudness: -16), limits: Limits(minimumSeconds: 3, maximumSeconds: 4 * 3600),
    captions: ["srt"],
    thumbnail: Thumbnail(width: 1280), takesPictures: true)
}

extension Platform {
  /// Instagram Reels, portrait.
  ///
  /// 9:16 recommended, at most 1920 pixels wide, H.264 or HEVC, progressive, closed GOP, 4:2:0, 23–60 frames/s, MP4 without edit lists and
  /// with the index first, AAC at 48 kHz or less, one or two channels, 128 kbit/s: circleboom, swat.io 6553969, contentstudio 830 (third
  /// parties quoting the API, undated copies, in agreement): probable. 3 s to 15 min (circleboom, swat.io; letmepost and rapidevelopers, May
  /// 2026, say 90 s by the API): disputed. At most 25 Mbit/s (circleboom) or 5 (swat.io): 5 is our cap, so that either holds. 1 GB
  /// (circleboom, swat.io, letmepost) or 300 MB (ayrshare): the smaller holds; at the cap, it is 8 minutes.
  /// −14 LUFS (levelrebel) or −16 (apu.software): disputed; Instagram publishes none.
  static let instagramReel = Platform(
    name: "instagram-reel", summary: "Instagram Reels, portrait 1080×1920, 3 s to 15 min",
    picture: PictureSpec(
      width: 1080, height: 1920, minimumFrameRate: 23, fit: .blur, maximumBitRate: 5_000_000, safeArea: .portraitApps),
    sound: SoundSpec(bitRate: 128_000, isRequired: true),
    limits: Limits(minimumSeconds: 3, maximumSeconds: 900, maximumBytes: 300_000_000),
    thumbnail: Thumbnail(width: 1080))

  /// Instagram, in the feed: 4:5, the tallest shape that it shows whole.
  ///
  /// 4:5–16:9, 3–60 s, 100 MB, encoding as for Reels: circleboom (a third party): probable. Uploads by hand have become Reels.
  /// Pictures are taken only as JPEG and only between 4:5 and 1.91:1 (contentstudio 830), so a photograph becomes a short film.
  static let instagramFeed = Platform(
    name: "instagram-feed", summary: "Instagram, feed 4:5, 1080×1350, 3 to 60 s",
    picture: PictureSpec(
      width: 1080, height: 1350, minimumFrameRate: 23, fit: .blur, maximumBitRate: 5_000_000,
      safeArea: .init(ofWidth: 1080, height: 1350, share: 0.06)),
    sound: SoundSpec(bitRate: 128_000, isRequired: true),
    limits: Limits(minimumSeconds: 3, maximumSeconds: 60, maximumBytes: 100_000_000))
}

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
