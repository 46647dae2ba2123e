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
