import Foundation
import TestSupport

/// What the marked films and sounds are made of, and how each is put together.
struct MarkedParts {
  private let folder: URL
  private static let word = Marker.word

  private static let keys = [
    "title", "artist", "album_artist", "composer", "author", "album", "comment", "description", "synopsis", "copyright",
    "genre", "grouping", "lyrics", "encoder", "encoded_by", "publisher", "show", "episode_id", "network", "keywords",
    "make", "model", "com.apple.quicktime.make", "com.apple.quicktime.model", "com.apple.quicktime.software",
    "com.apple.quicktime.author", "com.android.manufacturer",
  ]
  private static let tags =
    keys.flatMap { ["-metadata", "\($0)=\(word)"] } + [
      "-metadata", "location=\(Marker.place)", "-metadata", "com.apple.quicktime.location.ISO6709=\(Marker.place)",
      "-metadata", "creation_time=\(Marker.time)",
    ]
  private static let streamTags = (0..<3).flatMap {
    ["-metadata:s:\($0)", "title=\(word)", "-metadata:s:\($0)", "handler_name=\(word)"]
  }

  init(in folder: URL) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try MarkedPhotograph.make(at: file("cover.jpg"))
    try write(";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=\(Self.word)\n", "chapters.txt")
    try write("1\n00:00:00,100 --> 00:00:00,700\n\(Self.word)\n", "inside.srt")
    try write(MarkedTranscripts.ass, "inside.ass")
    // An outline font's first bytes, and nothing that anything would draw with.
    try (Data([0, 1, 0, 0]) + Data("\(Self.word) Sans".utf8)).write(to: file("\(Self.word).ttf"))
    let film = ["-t", "0.8", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"]
    try Clip.make(["-i", Footage.path("interviews/A002.mp4")] + film, "face.mkv", in: folder)
    _ = try Clip.test("plain.mkv", seconds: 0.8, in: folder)
    try captionPictures(of: "plain.mkv", "captioned.h264")
  }

  /// Puts a message with closed captions before every coded picture: most encoders carry them over.
  private func captionPictures(of film: String, _ name: String) throws {
    let path = try Clip.make(["-i", file(film).path, "-an", "-c", "copy"], "coded.h264", in: folder)
    let coded = try Data(contentsOf: URL(fileURLWithPath: path)), start = Data([0, 0, 1])
    // Two letters of field 1, which nobody's decoder has to understand.
    let captions = Marker.closedCaptions + [0x41, 0xFF, 0xFC] + Data(Self.word.utf8.prefix(2)) + [0xFF]
    let message = start + [6, 4, UInt8(captions.count)] + captions + [0x80]
    var result = Data(), rest = coded[...]
    while let next = rest.dropFirst(3).range(of: start) {
      result += rest[..<next.lowerBound]
      rest = rest[next.lowerBound...]
      if let kind = rest.dropFirst(3).first, [1, 5].contains(kind & 31) { result += message }
    }
    try (result + rest).write(to: file(name))
  }

  /// Tags as iTunes has them, a cover that is a marked photograph, captions, chapters, and a message among the coded pictures.
  func makeMP4(_ target: URL) throws {
    let message = "h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+\(Self.word)"
    try make(
      ["face.mkv", "inside.srt", "cover.jpg", "chapters.txt"],
      ["-map", "0", "-map", "1", "-map", "2", "-map_chapters", "3", "-c", "copy", "-c:s", "mov_text"]
        + ["-bsf:v:0", message, "-disposition:v:1", "attached_pic"], target)
  }

  /// Tags as telephones have them, closed captions, time codes, and boxes at the end, one of which holds the word in every form.
  func makeMOV(_ target: URL) throws {
    try make(
      ["captioned.h264", "plain.mkv", "inside.srt", "chapters.txt"],
      ["-map", "0", "-map", "1:a", "-map", "2", "-map_chapters", "3", "-c", "copy", "-c:s", "mov_text"]
        + ["-timecode", "01:02:03:04", "-metadata:s:v", "reel_name=\(Self.word)", "-movflags", "use_metadata_tags"],
      target)
    func box(_ kind: String, _ content: Data) -> Data {
      Marker.big(UInt32(content.count + 8)) + Data(kind.utf8) + content
    }
    let word = Data(Self.word.utf8), forms = Marker.words.reduce(Data()) { $0 + [0] + $1.bytes }
    // Under this number lies XMP: Adobe, "XMP Specification Part 3".
    let xmp: [UInt8] = [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC]
    let end = try FileHandle(forWritingTo: target)
    try end.seekToEnd()
    try end.write(contentsOf: box("free", forms) + box("uuid", xmp + word) + box("udta", box("name", word)))
    try end.close()
  }

  /// Tags as Matroska has them, a font and a picture as attachments, and captions with a header of their own.
  func makeMKV(_ target: URL) throws {
    try make(
      ["plain.mkv", "inside.ass", "chapters.txt"],
      ["-map", "0", "-map", "1", "-map_chapters", "2", "-c", "copy", "-attach", file("\(Self.word).ttf").path]
        + ["-attach", file("cover.jpg").path, "-metadata:s:3", "mimetype=application/x-truetype-font"]
        + ["-metadata:s:4", "mimetype=image/jpeg", "-metadata:s:4", "filename=\(Self.word).jpg"], target)
  }

  /// Opus with Vorbis comments, one of which is a cover.
  func makeVoiceNote(_ target: URL) throws {
    let cover = try MarkedPhotograph.cover(file("cover.jpg"))
    try Clip.ffmpeg(
      ["-f", "lavfi", "-i", "sine=frequency=300:duration=1", "-c:a", "libopus"] + Self.tags
        + ["-metadata", "METADATA_BLOCK_PICTURE=\(cover)", target.path])
  }

  private func make(_ inputs: [String], _ arguments: [String], _ target: URL) throws {
    try Clip.ffmpeg(
      inputs.flatMap { ["-i", file($0).path] } + arguments + Self.tags + Self.streamTags + [target.path])
  }

  private func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  private func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: file(name)) }
}
