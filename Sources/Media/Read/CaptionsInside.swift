internal import CFFmpeg
import Files

/// What the caption tracks inside a finished MP4 file say.
public struct CaptionsInside: Sendable, Hashable {
  /// As the file names it: three letters of ISO 639-2.
  public let language: String?
  /// The texts of its samples, in order, a line break between them.
  public let text: String

  /// Bytes of text that one track may have: a film of a day.
  private static let most = 64 << 20

  /// One for each track, in order. Throws `MediaError` where the file cannot be read, or says more than captions can.
  public static func all(in file: SourceFile) throws -> [CaptionsInside] {
    let demuxer = try Demuxer(file, tier: .scraped)
    let tracks = demuxer.info.streams.filter { $0.kind == .text }
    guard !tracks.isEmpty else { return [] }
    demuxer.discardAllBut(tracks.map(\.index))
    var texts: [Int: [UInt8]] = [:]
    while let packet = try demuxer.take() {
      guard tracks.contains(where: { $0.index == packet.streamIndex }), let data = packet.pointer.pointee.data else {
        continue
      }
      let bytes = UnsafeBufferPointer(start: data, count: packet.size)
      guard bytes.count >= 2 else { continue }
      // 3GPP TS 26.245, section 5.17.1: the length of the text in bytes, then the text.
      let text = bytes.dropFirst(2).prefix(Int(bytes[0]) << 8 | Int(bytes[1]))
      texts[packet.streamIndex, default: []] += text + [UInt8(ascii: "\n")]
      guard texts[packet.streamIndex]?.count ?? 0 <= most else {
        throw MediaError(
          "reading the captions inside", path: file.path, reason: "there is more text in it than captions have")
      }
    }
    return tracks.map { track in
      CaptionsInside(
        language: track.language, text: String(decoding: texts[track.index] ?? [], as: UTF8.self))
    }
  }
}
