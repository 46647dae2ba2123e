import Files
import Foundation

/// Captions of a stream (RFC 8216, sections 3.5 and 4.3.4.1): a WebVTT file for each language, and a playlist of that one file.
///
/// A file without X-TIMESTAMP-MAP counts from the beginning of the presentation, as ours do. FFmpeg 5.1 would write them itself, and gives
/// their playlists the byte ranges of the pictures.
struct HLSCaptions {
  static let group = "captions"
  private let tracks: [CaptionTrack]

  init(_ tracks: [CaptionTrack]) { self.tracks = tracks }

  /// What the master playlist says of them. None is shown unless the viewer or his settings ask for it.
  var masterLines: [String] {
    tracks.map { track in
      "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"\(Self.group)\",NAME=\"\(track.name)\",LANGUAGE=\"\(track.language)\",DEFAULT=NO,AUTOSELECT=YES,"
        + "FORCED=NO,URI=\"\(track.language).m3u8\""
    }
  }

  /// Writes them all; returns the names of the files.
  func write(into folder: String) throws -> [String] {
    try tracks.flatMap { track in
      let file = "\(track.language).vtt", playlist = "\(track.language).m3u8"
      let seconds = max(1, Double(track.samples.last?.endMilliseconds ?? 0) / 1000)
      let lines = [
        "#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:\(Int(seconds.rounded(.up)))", "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXTINF:\(String(format: "%.3f", seconds)),", file, "#EXT-X-ENDLIST",
      ]
      try WholeFile.write(Data(track.webVTT.utf8), to: "\(folder)/\(file)")
      try WholeFile.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: "\(folder)/\(playlist)")
      return [file, playlist]
    }
  }
}
