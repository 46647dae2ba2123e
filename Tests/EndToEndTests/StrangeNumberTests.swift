import Foundation
import TestSupport
import Testing

/// What strangers write into their files, and what this program reads before anything is decoded, in the process of the run itself.
@Suite struct StrangeNumberTests {
  private static let pipeline = """
    backlit: 1
    title: Film
    sources: { films: "*.mp4" }
    stages:
      - ingest
      - detect
      - redact: { faces: keep, because: test pictures }
      - render: { for: [small], platforms: { small: { like: telegram, width: 160, height: 90 } } }
      - manifest
      - verify
    """

  private static let pictures = [
    "-f", "lavfi", "-i", "testsrc2=s=160x90:r=25:d=0.6", "-f", "lavfi", "-i", "sine=d=0.6", "-c:v", "libx264",
    "-preset",
    "ultrafast", "-c:a", "aac",
  ]

  /// A run over `far.mp4` and a film like any other, which must be delivered whatever becomes of the first.
  private func run(in folder: URL, making film: (URL) throws -> Void) throws -> Command {
    let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
    try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
    try film(footage)
    try Clip.make(Self.pictures, "good.mp4", in: footage)
    let run = try Tool.run(pipeline: Self.pipeline, in: folder, on: footage, out: out)
    #expect(Tool.files(below: out).contains("small/film-002.mp4"), "\(run.errors)\(run.output)")
    return run
  }

  /// Its first picture is shown in a quarter of a million years, and it lasts for 0.6 seconds, as it says.
  @Test func aFilmThatBeginsInAnotherAgeCostsNoOther() throws {
    try withTemporaryFolder { folder in
      let run = try run(in: folder) { footage in
        try Clip.make(
          Self.pictures + ["-output_ts_offset", "7900000000000", "-f", "matroska"], "far.mp4", in: footage)
        let file = footage.appendingPathComponent("far.mp4")
        var bytes = try Data(contentsOf: file)
        // The element Duration, a double in milliseconds (RFC 9559).
        let element = try #require(bytes.range(of: Data([0x44, 0x89, 0x88])))
        withUnsafeBytes(of: Double(600).bitPattern.bigEndian) { value in
          bytes.replaceSubrange(element.upperBound..<element.upperBound + 8, with: value)
        }
        try bytes.write(to: file)
      }
      #expect(run.status == 0 || run.status == 1, "\(run.errors)\(run.output)")
    }
  }

  /// Lines of JSON end at line feeds, and nowhere else; and a line is as long as it is.
  @Test func breaksAndLengthsInTagsBlameNobody() throws {
    try withTemporaryFolder { folder in
      let run = try run(in: folder) { footage in
        let tags = folder.appendingPathComponent("tags.txt")
        try Data(";FFMETADATA1\ntitle=a\u{2028}b\u{85}c\ncomment=\(String(repeating: "long ", count: 60_000))\n".utf8)
          .write(to: tags)
        try Clip.make(
          Self.pictures.prefix(8) + ["-i", tags.path, "-map_metadata", "2"] + Self.pictures.dropFirst(8), "far.mp4",
          in: footage)
      }
      #expect(run.status == 0, "\(run.errors)\(run.output)")
    }
  }
}
