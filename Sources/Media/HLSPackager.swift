import Files
import Foundation
internal import CFFmpeg

/// Puts encoded tracks together for HTTP Live Streaming (RFC 8216): a master playlist, and for every size a playlist and one
/// fragmented MP4 file that it cuts into byte ranges.
public enum HLSPackager {
  public struct Variant: Sendable {
    /// Names its files: `720p`.
    public let name: String
    public let picture: EncodedTrack
    public let sound: EncodedTrack?
    public let frameRate: Rational
    /// Pixels.
    public let width: Int
    public let height: Int

    public init(name: String, picture: EncodedTrack, sound: EncodedTrack?, frameRate: Rational, width: Int, height: Int) {
      self.name = name
      self.picture = picture
      self.sound = sound
      self.frameRate = frameRate
      self.width = width
      self.height = height
    }
  }

  /// Paths of what was written.
  public struct Written: Sendable {
    /// One for every variant, in their order.
    public let media: [String]
    /// The master playlist first.
    public let playlists: [String]
  }

  public static let masterName = "master.m3u8"
  private static let operation = "packaging for streaming"
  /// Apple's HLS Authoring Specification, 7.5: target durations should be 6 seconds.
  private static let segmentSeconds = 6

  /// Writes the folder `path`, replacing what was there: it appears whole, or not at all.
  public static func write(_ variants: [Variant], to path: String) throws -> Written {
    let temporary = WholeFile.temporaryPath(for: path)
    try WholeFile.makeFolder(temporary)
    do {
      let counts = try writeStreams(variants, to: temporary)
      try completeMaster(variants, in: temporary)
      let media = variants.map { "\($0.name).mp4" }
      let playlists = [masterName] + variants.map { "\($0.name).m3u8" }
      try readBack(zip(media, counts), in: temporary)
      try WholeFile.publishFolder(temporary, as: path, files: media + playlists)
      return Written(media: media.map { "\(path)/\($0)" }, playlists: playlists.map { "\(path)/\($0)" })
    } catch {
      WholeFile.discardFolder(temporary)
      throw error
    }
  }

  /// Returns how many packets each variant got.
  private static func writeStreams(_ variants: [Variant], to folder: String) throws -> [Int] {
    FFmpegLog.collecting
    var allocated: UnsafeMutablePointer<AVFormatContext>?
    try check(avformat_alloc_output_context2(&allocated, nil, "hls", "\(folder)/%v.m3u8"), operation, path: folder)
    guard let context = allocated else { throw MediaError(operation, path: folder, reason: "nothing was allocated") }
    defer { avformat_free_context(context) }
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
    var inputs: [PacketQueue] = []
    var owners: [Int] = []
    var counts = [Int](repeating: 0, count: variants.count)
    var map: [String] = []
    for variant in variants {
      let tracks = [variant.picture, variant.sound].compactMap { $0 }
      for track in tracks {
        let input = try PacketQueue(track)
        let encoded = try input.demuxer.stream(0)
        let stream = try checkAllocated(avformat_new_stream(context, nil), operation, path: folder)
        try check(avcodec_parameters_copy(stream.pointee.codecpar, encoded.pointee.codecpar), operation, path: folder)
        stream.pointee.codecpar.pointee.codec_tag = 0
        stream.pointee.codecpar.pointee.initial_padding = 0
        stream.pointee.time_base = encoded.pointee.time_base
        stream.pointee.avg_frame_rate = encoded.pointee.avg_frame_rate
        inputs.append(input)
        owners.append(map.count)
      }
      map.append("v:\(map.count)\(variant.sound == nil ? "" : ",a:\(map.count)"),name:\(variant.name)")
    }
    var options = try OptionDictionary([
      ("hls_time", "\(segmentSeconds)"), ("hls_playlist_type", "vod"), ("hls_segment_type", "fmp4"),
      ("hls_flags", "single_file+independent_segments"), ("hls_segment_filename", "\(folder)/%v.mp4"),
      ("hls_segment_options", "fflags=+bitexact"), ("master_pl_name", masterName), ("var_stream_map", map.joined(separator: " ")),
    ])
    try check(avformat_write_header(context, &options.pointer), operation, path: folder)
    try options.requireAllUsed(by: "the muxer")
    while let next = inputs.indices.filter({ inputs[$0].next != nil }).min(by: { inputs[$0].seconds < inputs[$1].seconds }) {
      if let packet = inputs[next].next, let target = context.pointee.streams[next] {
        av_packet_rescale_ts(packet.pointer, packet.timeBase.av, target.pointee.time_base)
        packet.pointer.pointee.stream_index = Int32(next)
        packet.pointer.pointee.pos = -1
        try check(av_interleaved_write_frame(context, packet.pointer), operation, path: folder)
        counts[owners[next]] += 1
      }
      try inputs[next].advance()
    }
    try check(av_write_trailer(context), operation, path: folder)
    return counts
  }

  /// FFmpeg 5.1 leaves out what RFC 8216 (4.3.4.2) recommends where H.264 has no start codes: the codecs and the frame rate.
  private static func completeMaster(_ variants: [Variant], in folder: String) throws {
    let path = "\(folder)/\(masterName)"
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for variant in variants {
      guard let index = lines.firstIndex(of: "\(variant.name).m3u8"), index > 0, lines[index - 1].hasPrefix("#EXT-X-STREAM-INF:") else {
        throw MediaError(operation, path: path, reason: "the master playlist lacks the size \(variant.name)")
      }
      let rate = (variant.frameRate.value * 1000).rounded() / 1000
      let codecs = try videoCodec(of: variant.picture) + (variant.sound == nil ? "" : ",mp4a.40.2")
      if !lines[index - 1].contains("CODECS=") { lines[index - 1] += ",CODECS=\"\(codecs)\"" }
      lines[index - 1] += ",FRAME-RATE=\(rate)"
    }
    try WholeFile.write(Data(lines.joined(separator: "\n").utf8), to: path)
  }

  /// `avc1.64001f`: profile, constraints and level from the decoder's configuration (RFC 6381, section 3.3).
  private static func videoCodec(of track: EncodedTrack) throws -> String {
    let demuxer = try Demuxer(SourceFile(path: track.path), tier: .scraped)
    let parameters = try demuxer.stream(0).pointee.codecpar.pointee
    guard parameters.extradata_size > 3, let bytes = parameters.extradata else {
      throw MediaError(operation, path: track.path, reason: "the picture track has no decoder configuration")
    }
    return "avc1." + (1...3).map { String(format: "%02x", bytes[$0]) }.joined()
  }

  /// Every packet that was written can be read.
  private static func readBack(_ files: some Sequence<(String, Int)>, in folder: String) throws {
    for (file, written) in files {
      let demuxer = try Demuxer(SourceFile(path: "\(folder)/\(file)"), tier: .scraped)
      var count = 0
      while try demuxer.take() != nil { count += 1 }
      guard count == written else {
        throw MediaError(
          "reading the rendition back", path: "\(folder)/\(file)", reason: "it holds \(count) packets instead of the \(written) that were written",
          advice: "The disk may be failing: write to another one")
      }
    }
  }
}
