import Files
internal import CFFmpeg

/// Puts encoded tracks together into one finished file, without encoding anything again.
public enum Packager {
  /// The file appears at `path` whole, or not at all. Throws `MediaError` where a track cannot be read or the file not be written.
  public static func write(_ tracks: [EncodedTrack], as container: Container, to path: String) throws {
    let muxer = try Muxer(path: path, container: container)
    var inputs = try tracks.map { try PacketQueue($0) }
    for input in inputs { try muxer.addStream(copying: input.demuxer.stream(0)) }
    try muxer.begin()
    while let next = inputs.indices.filter({ inputs[$0].next != nil }).min(by: { inputs[$0].seconds < inputs[$1].seconds }) {
      if let packet = inputs[next].next { try muxer.write(packet, stream: next) }
      try inputs[next].advance()
    }
    try muxer.finish()
  }
}

/// The packets of one track, one at a time, in decoding order; the first picture or sample is presented at zero.
struct PacketQueue {
  let demuxer: Demuxer
  private let timeBase: Rational
  /// A track's own file has no edit list either: its times are late by what the encoder's reordering takes.
  private let delay: Int64
  private(set) var next: Packet?
  private let track: EncodedTrack
  private var count = 0

  init(_ track: EncodedTrack) throws {
    self.track = track
    demuxer = try Demuxer(SourceFile(path: track.path), tier: .scraped)
    timeBase = Rational(try demuxer.stream(0).pointee.time_base)
    next = try demuxer.take()
    delay = next?.pointer.pointee.pts ?? 0
    correctTimes()
  }

  /// When `next` is to be decoded.
  var seconds: Double { next.map { Double($0.pointer.pointee.dts) * timeBase.value } ?? .infinity }

  /// Throws `MediaError` where the track ends before it should.
  mutating func advance() throws {
    count += 1
    next = try demuxer.take()
    guard next != nil || count == track.packets else {
      throw MediaError(
        "reading an encoded track", path: track.path, reason: "it holds \(count) packets instead of the \(track.packets) that were written",
        advice: "The disk may be full or failing: use another one")
    }
    correctTimes()
  }

  private func correctTimes() {
    next?.pointer.pointee.pts -= delay
    next?.pointer.pointee.dts -= delay
  }
}
