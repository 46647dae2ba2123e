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
