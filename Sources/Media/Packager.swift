/// Puts encoded tracks together into one finished file, without encoding anything again.
public enum Packager {
  /// The file appears at `path` whole, or not at all. Throws `MediaError` where a track cannot be read or the file not be written.
  public static func write(_ tracks: [EncodedTrack], as container: Container, to path: String) throws {
    let muxer = try Muxer(path: path, container: container)
    var packets = try TrackInterleaver(tracks)
    for stream in try packets.streams() { try muxer.addStream(copying: stream) }
    try muxer.begin()
    while let (packet, track) = try packets.next() { try muxer.write(packet, stream: track) }
    try muxer.finish()
  }
}
