internal import CFFmpeg
import Files
import Foundation
import Support

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
    fileprivate var tracks: [EncodedTrack] { [picture, sound].compactMap { $0 } }

    public init(name: String, picture: EncodedTrack, sound: EncodedTrack?, frameRate: Rational, width: Int, height: Int)
    {
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
    /// The master playlist first; then those of the sizes, and the captions with theirs.
    public let others: [String]
  }

  public static let masterName = "master.m3u8"
  private static let operation = "packaging for streaming"
  /// Apple's HLS Authoring Specification, 7.5: target durations should be 6 seconds.
  private static let segmentSeconds = 6

  /// Writes the folder `path`, replacing what was there: it appears whole, or not at all.
  public static func write(_ variants: [Variant], captions: [CaptionTrack] = [], to path: String) throws -> Written {
    let temporary = WholeFile.temporaryPath(for: path)
    try WholeFile.makeFolder(temporary)
    do {
      try writeStreams(variants, to: temporary)
      try completeMaster(variants, captions, in: temporary)
      let media = variants.map { "\($0.name).mp4" }
      let texts = try HLSCaptions(captions).write(into: temporary)
      let others = [masterName] + variants.map { "\($0.name).m3u8" } + texts
      for (variant, file) in zip(variants, media) {
        try ReadBack.check("\(temporary)/\(file)", path: "\(path)/\(file)", written: variant.tracks.map(\.packets))
      }
      try WholeFile.publishFolder(temporary, as: path, files: media + others)
      return Written(media: media.map { "\(path)/\($0)" }, others: others.map { "\(path)/\($0)" })
    } catch {
      WholeFile.discardFolder(temporary)
      throw error
    }
  }

  private static func writeStreams(_ variants: [Variant], to folder: String) throws {
    FFmpegLog.collecting
    var allocated: UnsafeMutablePointer<AVFormatContext>?
    try check(avformat_alloc_output_context2(&allocated, nil, "hls", "\(folder)/%v.m3u8"), operation, path: folder)
    guard let context = allocated else { throw MediaError(operation, path: folder, reason: "nothing was allocated") }
    defer { avformat_free_context(context) }
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
    var packets = try TrackInterleaver(variants.flatMap(\.tracks))
    for stream in try packets.streams() { try context.addStream(copying: stream, operation, path: folder) }
    var options = try OptionDictionary([
      ("hls_time", "\(segmentSeconds)"), ("hls_playlist_type", "vod"), ("hls_segment_type", "fmp4"),
      ("hls_flags", "single_file+independent_segments"), ("hls_segment_filename", "\(folder)/%v.mp4"),
      ("master_pl_name", masterName), ("var_stream_map", Self.streamMap(variants)),
    ])
    try check(avformat_write_header(context, &options.pointer), operation, path: folder)
    try options.requireAllUsed(by: "the muxer")
    while let (packet, track) = try packets.next() {
      try context.writeInterleaved(packet, stream: track, operation, path: folder)
    }
    try check(av_write_trailer(context), operation, path: folder)
  }

  /// `v:0,a:0,name:720p v:1,a:1,name:360p`: pictures and sounds are counted apart.
  private static func streamMap(_ variants: [Variant]) -> String {
    var sounds = 0
    return variants.enumerated().map { index, variant in
      defer { sounds += variant.sound == nil ? 0 : 1 }
      return "v:\(index)\(variant.sound == nil ? "" : ",a:\(sounds)"),name:\(variant.name)"
    }.joined(separator: " ")
  }

  /// FFmpeg 5.1 leaves out what RFC 8216 (4.3.4.2) recommends where H.264 has no start codes: the codecs and the frame rate.
  private static func completeMaster(_ variants: [Variant], _ captions: [CaptionTrack], in folder: String) throws {
    let path = "\(folder)/\(masterName)"
    let text = String(decoding: try SourceFile(path: path).contents(limit: 1 << 20), as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for variant in variants {
      guard let index = lines.firstIndex(of: "\(variant.name).m3u8"), index > 0,
        lines[index - 1].hasPrefix("#EXT-X-STREAM-INF:")
      else {
        throw MediaError(operation, path: path, reason: "the master playlist lacks the size \(variant.name)")
      }
      let rate = (variant.frameRate.value * 1000).rounded() / 1000
      let codecs = try videoCodec(of: variant.picture) + (variant.sound == nil ? "" : ",mp4a.40.2")
      if !lines[index - 1].contains("CODECS=") { lines[index - 1] += ",CODECS=\"\(codecs)\"" }
      lines[index - 1] += ",FRAME-RATE=\(rate)"
      if !captions.isEmpty { lines[index - 1] += ",SUBTITLES=\"\(HLSCaptions.group)\"" }
    }
    let first = lines.firstIndex { $0.hasPrefix("#EXT-X-STREAM-INF:") } ?? lines.endIndex
    lines.insert(contentsOf: HLSCaptions(captions).masterLines, at: first)
    try WholeFile.write(Data(lines.joined(separator: "\n").utf8), to: path)
  }

  /// `avc1.64001f`: profile, constraints and level from the decoder's configuration (RFC 6381, section 3.3).
  private static func videoCodec(of track: EncodedTrack) throws -> String {
    let demuxer = try Demuxer(SourceFile(path: track.path), tier: .scraped)
    let parameters = try demuxer.stream(0).pointee.codecpar.pointee
    guard parameters.extradata_size > 3, let bytes = parameters.extradata else {
      throw MediaError(operation, path: track.path, reason: "the picture track has no decoder configuration")
    }
    return "avc1." + (1...3).map { String(bytes[$0], radix: 16).padded(to: 2) }.joined()
  }
}
