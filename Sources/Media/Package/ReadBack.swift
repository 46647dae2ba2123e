internal import CFFmpeg
import Files

/// Reads a file of our own making from its first packet to its last.
enum ReadBack {
  /// `written` is how many packets each stream was given; `path` is the name that the file will have, for messages.
  /// Throws `MediaError` where they are not all there.
  static func check(_ file: String, path: String, written: [Int]) throws {
    let demuxer = try Demuxer(SourceFile(path: file), tier: .scraped)
    var found = [Int](repeating: 0, count: written.count)
    while let packet = try demuxer.take() {
      guard found.indices.contains(packet.streamIndex) else { break }
      // The muxer marks the end of every caption with an empty sample of its own.
      if try demuxer.stream(packet.streamIndex).pointee.codecpar.pointee.codec_id == AV_CODEC_ID_MOV_TEXT,
        packet.pointer.pointee.size <= 2
      {
        continue
      }
      found[packet.streamIndex] += 1
    }
    guard found == written else {
      throw MediaError(
        "reading the rendition back", path: path,
        reason: "it holds \(found) packets instead of the \(written) that were written",
        advice: "The disk may be failing: write to another one")
    }
  }
}
