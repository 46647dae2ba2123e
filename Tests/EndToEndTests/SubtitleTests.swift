import Foundation
import Testing

/// Transcripts of other kinds and in other places, on their way into pictures and caption files.
@Suite struct SubtitleTests {
  private static let pipeline = """
    backlit: 1
    title: Film
    sources: { all: "*.mp4" }
    stages:
      - ingest
      - detect
      - redact: { faces: blur }
      - subtitle: { languages: [ar, en], burn: [ar, en], sidecar: [vtt, srt, ass, ttml], style: { backdrop: box } }
      - render: { for: [small], platforms: { small: { like: youtube-720p, width: 640, height: 360 } } }
      - manifest
      - verify
    """

  @Test func textWithoutTimesIsTimedAndTwoLanguagesAreBurnedInTogether() throws {
    try Tool.withFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Footage.copyInterview("A002", to: footage)
      // The times go, and the file moves to where an organisation keeps its transcripts.
      let timed = footage.appendingPathComponent("A002.en.srt"), folderOfTexts = footage.appendingPathComponent("transcripts")
      let blocks = try String(contentsOf: timed, encoding: .utf8).components(separatedBy: "\n\n")
      let lines = blocks.map { $0.split(separator: "\n").dropFirst(2).joined(separator: " ") }.filter { !$0.isEmpty }
      try FileManager.default.createDirectory(at: folderOfTexts, withIntermediateDirectories: true)
      try FileManager.default.removeItem(at: timed)
      // The short sample ends after its first cue.
      try Data(lines[0].utf8).write(to: folderOfTexts.appendingPathComponent("A002.en.txt"))
      let file = folder.appendingPathComponent("pipeline.yaml")
      try Data(Self.pipeline.utf8).write(to: file)

      let result = try Tool.run(["run", file.path, footage.path, "--out", out.path])
      #expect(result.status == 0, "\(result.errors)\(result.output)")
      let files = Tool.files(below: out)
      #expect(files.filter { $0.hasSuffix(".mp4") } == ["small/film-001.ar+en.mp4"], "\(files)")
      for ending in ["vtt", "srt", "ass", "ttml"] {
        for language in ["ar", "en"] { #expect(files.contains("captions/film-001.\(language).\(ending)")) }
      }
      let written = try String(contentsOf: out.appendingPathComponent("captions/film-001.en.srt"), encoding: .utf8)
      let start = try #require(written.split(separator: "\n").first { $0.contains("-->") }).prefix(12)
      let seconds = start.split(whereSeparator: { ":,".contains($0) }).compactMap { Double($0) }
      let truth = blocks[0].split(separator: "\n")[1].prefix(12).split(whereSeparator: { ":,".contains($0) }).compactMap { Double($0) }
      #expect(abs(seconds[2] + seconds[3] / 1000 - truth[2] - truth[3] / 1000) < 0.3, "\(written)")
    }
  }

  @Test func checkTellsWhatCannotBeKeptAndExitsWithOne() throws {
    try Tool.withFolder { folder in
      let good = folder.appendingPathComponent("a.en.srt"), bad = folder.appendingPathComponent("b.en.srt")
      try Data("1\n00:00:01,000 --> 00:00:03,000\nI left.\n".utf8).write(to: good)
      try Data("1\n00:00:01,000 --> 00:00:02,000\nMuch too much text to be read by anybody in one second.\n\n2\n00:00:02,100 --> 00:00:04,000\nAnd on.\n".utf8).write(to: bad)
      let fine = try Tool.run(["subtitles", "check", good.path]), found = try Tool.run(["subtitles", "check", good.path, bad.path, "--json"])
      #expect(fine.status == 0 && fine.output.contains("0 findings"), "\(fine)")
      #expect(found.status == 1 && found.output.contains("characters a second are to be read"), "\(found)")
      let out = folder.appendingPathComponent("a.vtt").path
      #expect(try Tool.run(["subtitles", "convert", good.path, "--to", "vtt", "--out", out]).status == 0)
      #expect(try String(contentsOfFile: out, encoding: .utf8).hasPrefix("WEBVTT\n"))
      #expect(try Tool.run(["subtitles", "convert", good.path, "--to", "vtt", "--out", out]).status == 2, "an existing file stays")
    }
  }
}
