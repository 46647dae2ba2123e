internal import CFFmpeg
import Files

/// The packets of several encoded tracks in the order in which they are decoded.
struct TrackInterleaver {
  private var queues: [PacketQueue]

  init(_ tracks: [EncodedTrack]) throws { queues = try tracks.map { try PacketQueue($0) } }

  /// One for every track.
  func streams() throws -> [UnsafeMutablePointer<AVStream>] { try queues.map { try $0.demuxer.stream(0) } }

  /// The next packet and the number of its track; nil after the last one. Throws where a track is not whole.
  mutating func next() throws -> (packet: Packet, track: Int)? {
    guard let track = queues.indices.min(by: { queues[$0].seconds < queues[$1].seconds }) else { return nil }
    return try queues[track].take().map { ($0, track) }
  }
}

/// The packets of one track; the first picture or sample is presented at zero.
private struct PacketQueue {
  let demuxer: Demuxer
  private let track: EncodedTrack
  /// A track's own file has no edit list either: its times are late by what the encoder's reordering takes.
  private let delay: Int64
  private var next: Packet?
  private var count = 0

  init(_ track: EncodedTrack) throws {
    self.track = track
    demuxer = try Demuxer(SourceFile(path: track.path), tier: .scraped)
    next = try demuxer.take()
    delay = next?.pointer.pointee.pts ?? 0
    try look()
  }

  /// When the next packet is to be decoded; infinity after the last one.
  var seconds: Double { next.map { Double($0.pointer.pointee.dts) * $0.timeBase.value } ?? .infinity }

  mutating func take() throws -> Packet? {
    guard let packet = next else { return nil }
    count += 1
    next = try demuxer.take()
    try look()
    return packet
  }

  /// Throws `MediaError` where the track ends before it should.
  private func look() throws {
    guard let next else {
      guard count == track.packets else {
        throw MediaError(
          "reading an encoded track", path: track.path,
          reason: "it holds \(count) packets instead of the \(track.packets) that were written",
          advice: "The disk may be full or failing: use another one")
      }
      return
    }
    next.pointer.pointee.pts -= delay
    next.pointer.pointee.dts -= delay
  }
}
