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

extension Platform {
  /// Schools: plays from a USB stick on an old machine, without a network.
  ///
  /// H.264 Main at level 3.1, 1280×720 at up to 30 frames/s (ITU-T H.264, table A-1: 108 000 macroblocks/s), without B-frames, so that
  /// the weakest decoder and a file without edit lists agree; the file stays under the 4 GB of FAT32. Captions are burned in, since old
  /// players do not find caption files. The bit rate is our choice; −16 LUFS and −1.5 dBTP leave small loudspeakers some room.
  static let classroom = Platform(
    name: "classroom", summary: "schools, from a USB stick on an old machine: 1280×720",
    picture: PictureSpec(
      width: 1280, height: 720, maximumFrameRate: 30, crf: 23, maximumBitRate: 2_000_000, profile: "main", level: "3.1",
      bFrames: 0,
      safeArea: .init(ofWidth: 1280, height: 720, share: 0.05)),
    sound: SoundSpec(bitRate: 128_000, loudness: -16, truePeak: -1.5), limits: Limits(maximumBytes: 4_000_000_000),
    takesCaptionTracks: true)
}

extension Platform {
  /// A podcast: the sound alone.
  ///
  /// −16 LUFS (±1) with true peaks under −1 dBTP, AAC or MP3: Apple Podcasts for Creators, "Audio requirements" (article 893), quoted alike
  /// by several third parties: probable; they give −19 for one channel, which is the same to the ear and what is written here.
  /// AAC-LC; one channel is enough for speech at 96 kbit/s: our choice.
  static let audioPodcast = Platform(
    name: "audio-podcast", summary: "podcast, sound only, mono", picture: nil,
    sound: SoundSpec(bitRate: 96_000, channels: 1, loudness: -16),
    packaging: .m4a)
}
