internal import CFFmpeg

/// Which FFmpeg this is, and what it can do: for the tool's description of itself.
public enum MediaLibrary {
  /// Versions as FFmpeg prints them: `libavcodec` → `59.37.100`.
  public static var versions: [String: String] {
    let numbers = [
      "libavcodec": avcodec_version(), "libavfilter": avfilter_version(), "libavformat": avformat_version(),
      "libavutil": avutil_version(), "libswresample": swresample_version(), "libswscale": swscale_version(),
    ]
    return numbers.mapValues { "\($0 >> 16).\($0 >> 8 & 255).\($0 & 255)" }
  }

  /// The release: `5.1.9-0+deb12u1`.
  public static var release: String { av_version_info().map { String(cString: $0) } ?? "unknown" }

  /// To be called once, before there is a second thread. Codecs and the detector's network free their pictures and allocate the like again; what is given back
  /// to the system each time has to be cleared anew, which is a tenth of the time of a rendition (decision 0017). What is larger than a picture of full HD goes back, so
  /// that no thread keeps what another one needs: 710 MB in place of 950 for three renditions, in the same time. Bytes, of mallopt(3).
  public static func keepFreedMemory() {
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 32 << 20)
  }

  /// What the stages need of FFmpeg and this build lacks, by name.
  public static var missing: [String] {
    let encoders: [String] = ["libx264", "aac", "mjpeg", "png"]
    let decoders: [String] = ["h264", "hevc", "aac", "opus", "vp9", "mpeg4", "mjpeg", "png", "gif"]
    let filters: [String] = [
      "aformat", "alimiter", "amix", "aresample", "asetpts", "atrim", "boxblur", "bwdif", "color", "crop", "drawbox",
      "drawtext", "ebur128", "format", "fps",
      "hflip", "lutyuv", "overlay", "pad", "scale", "setpts", "setsar", "settb", "showwaves", "split", "tonemap",
      "transpose", "vflip",
      "volume", "zoompan", "zscale",
    ]
    let missingEncoders = encoders.filter { avcodec_find_encoder_by_name($0) == nil }.map { "encoder \($0)" }
    let missingDecoders = decoders.filter { avcodec_find_decoder_by_name($0) == nil }.map { "decoder \($0)" }
    let missingFilters = filters.filter { avfilter_get_by_name($0) == nil }.map { "filter \($0)" }
    return missingEncoders + missingDecoders + missingFilters
  }
}
