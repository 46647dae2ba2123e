import Foundation
import TestSupport
import Testing

/// Transcripts of other kinds and in other places, on their way into pictures and caption files.
@Suite struct SubtitleTests {
  private static func pipeline(redact: String = "faces: blur", subtitle: String, render: String) -> String {
    """
    backlit: 1
    title: Film
    sources: { all: "*.mp4" }
    stages:
      - ingest
      - detect
      - redact: { \(redact) }
      - subtitle: { \(subtitle) }
      - render: { \(render) }
      - manifest
      - verify
    """
  }

  private static let together = pipeline(
    subtitle: "languages: [ar, en], burn: [ar, en], sidecar: [vtt, srt, ass, ttml], style: { backdrop: box }",
    render: "for: [small], platforms: { small: { like: youtube-720p, width: 640, height: 360 } }")
  private static let tracks = pipeline(
    subtitle: "languages: [en, ar], inside: each",
    render: "for: [small, web-hls, whatsapp], platforms: { small: { like: classroom, width: 320, height: 180 } }")
  private static let shots = pipeline(
    redact: "faces: blur, people: optional, because: test pictures", subtitle: "languages: en, sidecar: srt",
    render: "for: whatsapp")

  @Test func textWithoutTimesIsTimedAndTwoLanguagesAreBurnedInTogether() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Footage.copyInterview("A002", to: footage)
      // The times go, and the file moves to where an organisation keeps its transcripts.
      let timed = footage.appendingPathComponent("A002.en.srt"),
        folderOfTexts = footage.appendingPathComponent("transcripts")
      let blocks = try String(contentsOf: timed, encoding: .utf8).components(separatedBy: "\n\n")
      let lines = blocks.map { $0.split(separator: "\n").dropFirst(2).joined(separator: " ") }.filter { !$0.isEmpty }
      try FileManager.default.createDirectory(at: folderOfTexts, withIntermediateDirectories: true)
      try FileManager.default.removeItem(at: timed)
      // The short sample ends after its first cue.
      try Data(lines[0].utf8).write(to: folderOfTexts.appendingPathComponent("A002.en.txt"))
      let result = try Tool.run(pipeline: Self.together, in: folder, on: footage, out: out)
      #expect(result.status == 0, "\(result.errors)\(result.output)")
      let files = Tool.files(below: out)
      #expect(files.filter { $0.hasSuffix(".mp4") } == ["small/film-001.ar+en.mp4"], "\(files)")
      for ending in ["vtt", "srt", "ass", "ttml"] {
        for language in ["ar", "en"] { #expect(files.contains("captions/film-001.\(language).\(ending)")) }
      }
      let written = try String(contentsOf: out.appendingPathComponent("captions/film-001.en.srt"), encoding: .utf8)
      let start = try #require(written.split(separator: "\n").first { $0.contains("-->") }).prefix(12)
      let seconds = start.split(whereSeparator: { ":,".contains($0) }).compactMap { Double($0) }
      let truth = blocks[0].split(separator: "\n")[1].prefix(12).split(whereSeparator: { ":,".contains($0) }).compactMap
      { Double($0) }
      #expect(abs(seconds[2] + seconds[3] / 1000 - truth[2] - truth[3] / 1000) < 0.3, "\(written)")
    }
  }

  @Test func captionsLieInsideTheFilesOfPlatformsThatTakeThem() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Footage.copyInterview("A002", to: footage)
      let result = try Tool.run(pipeline: Self.tracks, in: folder, on: footage, out: out)
      #expect(result.status == 0, "\(result.errors)\(result.output)")
      #expect(result.errors.contains("whatsapp takes no captions inside the file"))

      // As another program reads them: what is shown when.
      let small = out.appendingPathComponent("small/film-001.mp4").path
      func probe(_ path: String, _ entries: String) throws -> [String] {
        let output = try Command("ffprobe", ["-v", "error", "-show_entries", entries, "-of", "csv=p=0", path]).output
        return output.split(separator: "\n").map(String.init)
      }
      #expect(
        try probe(small, "stream=codec_name:stream_tags=language") == [
          "h264,und", "aac,und", "mov_text,eng", "mov_text,ara",
        ])
      let text = String(
        decoding: try Clip.ffmpeg(["-i", small, "-map", "0:s:1", "-c:s", "webvtt", "-f", "webvtt", "-"]), as: UTF8.self)
      let source = try String(contentsOf: footage.appendingPathComponent("A002.ar.vtt"), encoding: .utf8).split(
        separator: "\n")
      #expect(text.contains("00:00.600 --> 00:03.000") && text.contains(String(source[3])), "\(text)")
      #expect(
        try probe(out.appendingPathComponent("whatsapp/film-001.mp4").path, "stream=codec_name") == ["h264", "aac"])

      let master = try String(contentsOf: out.appendingPathComponent("web-hls/film-001/master.m3u8"), encoding: .utf8)
      #expect(master.contains("LANGUAGE=\"ar\"") && master.contains("SUBTITLES=\"captions\""))
      #expect(Tool.files(below: out).filter { $0.hasPrefix("web-hls/film-001/") }.contains("web-hls/film-001/ar.vtt"))
      let manifest = try String(contentsOf: out.appendingPathComponent("manifest.json"), encoding: .utf8)
      #expect(manifest.contains("\"captionTracks\" : [\n        \"en\",\n        \"ar\""), "\(manifest)")
    }
  }

  @Test func captionsBeginWithTheirShot() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: footage, withIntermediateDirectories: true)
      // A cut at 3 seconds; the caption was timed a third of a second too late.
      try Clip.make(
        [
          "-f", "lavfi", "-i", "testsrc=s=320x180:r=25:d=3", "-f", "lavfi", "-i",
          "mandelbrot=s=320x180:r=25,trim=duration=3", "-filter_complex",
          "[0]setsar=1,format=yuv420p[a];[1]setsar=1,format=yuv420p[b];[a][b]concat", "-c:v", "libx264",
        ], "A.mp4", in: footage)
      try Data("1\n00:00:03,320 --> 00:00:05,000\nAnd then I left.\n".utf8).write(
        to: footage.appendingPathComponent("A.en.srt"))
      let result = try Tool.run(pipeline: Self.shots, in: folder, on: footage, out: out)
      #expect(result.status == 0, "\(result.errors)\(result.output)")
      let written = try String(contentsOf: out.appendingPathComponent("captions/film-001.en.srt"), encoding: .utf8)
      #expect(written.contains("00:00:03,000 --> 00:00:05,000"), "\(written)")
    }
  }

  @Test func checkTellsWhatCannotBeKeptAndExitsWithOne() throws {
    try withTemporaryFolder { folder in
      let good = folder.appendingPathComponent("a.en.srt"), bad = folder.appendingPathComponent("b.en.srt")
      try Data("1\n00:00:01,000 --> 00:00:03,000\nI left.\n".utf8).write(to: good)
      try Data(
        "1\n00:00:01,000 --> 00:00:02,000\nMuch too much text to be read by anybody in one second.\n\n2\n00:00:02,100 --> 00:00:04,000\nAnd on.\n"
          .utf8
      ).write(to: bad)
      let fine = try Tool.run(["subtitles", "check", good.path]),
        found = try Tool.run(["subtitles", "check", good.path, bad.path, "--json"])
      #expect(fine.status == 0 && fine.output.contains("0 findings"), "\(fine)")
      #expect(found.status == 1 && found.output.contains("characters a second are to be read"), "\(found)")
      let out = folder.appendingPathComponent("a.vtt").path
      #expect(try Tool.run(["subtitles", "convert", good.path, "--to", "vtt", "--out", out]).status == 0)
      #expect(try String(contentsOfFile: out, encoding: .utf8).hasPrefix("WEBVTT\n"))
      #expect(
        try Tool.run(["subtitles", "convert", good.path, "--to", "vtt", "--out", out]).status == 2,
        "an existing file stays")
    }
  }
}
