internal import CFFmpeg

/// Puts encoded tracks together into one finished file, without encoding anything again.
public enum Packager {
  /// The file appears at `path` whole, or not at all. Throws `MediaError` where a track cannot be read or the file not be written.
  public static func write(
    _ tracks: [EncodedTrack], captions: [CaptionTrack] = [], as container: Container, to path: String
  ) throws {
    let muxer = try Muxer(path: path, container: container)
    var packets = try TrackInterleaver(tracks)
    for stream in try packets.streams() { try muxer.addStream(copying: stream) }
    for caption in captions { try muxer.addStream(for: caption) }
    try muxer.begin()
    var texts = captions.enumerated().map { CaptionQueue($1.samples[...], stream: tracks.count + $0) }
    while let (packet, track) = try packets.next() {
      let seconds = packet.seconds ?? 0
      for index in texts.indices { try texts[index].pass(to: muxer, until: seconds) }
      try muxer.write(packet, stream: track)
    }
    for index in texts.indices { try texts[index].pass(to: muxer, until: .infinity) }
    try muxer.finish()
  }
}

/// The samples of a text track that were not written yet.
private struct CaptionQueue {
  private var samples: ArraySlice<CaptionTrack.Sample>
  private let stream: Int

  init(_ samples: ArraySlice<CaptionTrack.Sample>, stream: Int) {
    self.samples = samples
    self.stream = stream
  }

  mutating func pass(to muxer: Muxer, until seconds: Double) throws {
    while let sample = samples.first, Double(sample.startMilliseconds) / 1000 <= seconds {
      try muxer.write(Packet(sample), stream: stream)
      samples.removeFirst()
    }
  }
}

extension Packet {
  fileprivate convenience init(_ sample: CaptionTrack.Sample) throws {
    try self.init()
    let bytes = TimedText.bytes(of: sample)
    try check(av_new_packet(pointer, Int32(bytes.count)), "writing captions into the rendition")
    for (index, byte) in bytes.enumerated() { pointer.pointee.data[index] = byte }
    timeBase = Rational(1, 1000)
    pointer.pointee.pts = Int64(sample.startMilliseconds)
    pointer.pointee.dts = pointer.pointee.pts
    pointer.pointee.duration = Int64(sample.endMilliseconds - sample.startMilliseconds)
    pointer.pointee.flags |= AV_PKT_FLAG_KEY
  }
}
