import Support

/// Which demuxers and decoders a source may use: everything else is refused, whatever the file claims to be.
///
/// The lists follow what was found to be enough for each kind of footage; a rare format is a rare code path, and those
/// are where FFmpeg's memory errors are found. Playlists, image sequences, network protocols and devices are in no
/// tier.
public enum InputTier: String, Sendable, Codable {
  /// For files from anybody: Telegram, WhatsApp, phones, the web.
  case scraped
  /// For an organisation's own cameras and editors: adds MPEG-TS, MXF, ProRes, DV and their kin.
  case ownCameras

  var demuxers: String {
    let narrow = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,mp3,wav,aac,flac,png_pipe,jpeg_pipe,webp_pipe,gif"
    return self == .scraped ? narrow : narrow + ",mpegts,avi,flv,asf,mxf,caf,dv"
  }

  var decoders: String {
    let narrow =
      "h264,hevc,vp8,vp9,av1,libdav1d,mpeg4,mjpeg,png,webp,gif,aac,mp3float,mp3,opus,libopus,vorbis,flac,alac,ac3,eac3,"
      + "amrnb,amrwb,pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s32le,pcm_f32le"
    return self == .scraped
      ? narrow
      : narrow + ",prores,dnxhd,mpeg1video,mpeg2video,h263,wmv3,vc1,flv,dvvideo,wmav2,mp2,mp2float,pcm_s24be,pcm_s32be"
  }
}

/// Limits that keep one hostile file from taking the machine with it.
enum InputLimits {
  static let streams = 32
  /// Bytes.
  static let probe = 5_000_000
  /// Microseconds.
  static let analysis = 10_000_000
  static let probePackets = 2500
  /// Pixels of one picture: 8192×4352, the largest picture of H.264 level 6.2.
  static let pixels = 8192 * 4352
  /// From the beginning of a source to its end: what is missing in between is filled with stills and silence, which
  /// could take days.
  static let seconds = 24.0 * 3600
  /// Bytes in one allocation by FFmpeg.
  static let allocation = 512 << 20
  /// Samples a second: from below what any telephone has to above what any studio has. Others take time and memory out
  /// of proportion.
  static let sampleRates = 1000...768_000
  static let channels = 64

  /// Throws `MediaError` for a picture or a sound that is not decoded, whatever the codec.
  static func check(_ streams: [StreamInfo], path: String) throws {
    for stream in streams {
      if let format = stream.pictureFormat, format.width.multipliedClamped(by: format.height) > pixels {
        throw MediaError(
          "decoding the picture", path: path,
          reason: "a picture of \(format.width)×\(format.height) pixels, as it would be shown, is larger than is read",
          advice: "Convert the file to a smaller picture with square pixels first")
      }
      // 0 is what a file says that leaves it to its sound.
      if let format = stream.soundFormat, format.sampleRate != 0,
        !sampleRates.contains(format.sampleRate) || format.channels > channels
      {
        throw MediaError(
          "decoding the sound", path: path,
          reason: "a sound of \(format.channels) channels with \(format.sampleRate) samples a second is not read",
          advice: "Convert it to 48000 samples a second and at most \(channels) channels first")
      }
    }
  }
}
