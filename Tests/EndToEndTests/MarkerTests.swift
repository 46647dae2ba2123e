import Foundation
import TestSupport
import Testing

/// Nothing that came with a source is delivered: a marker is planted wherever a source can carry one, and searched for.
@Suite struct MarkerTests {
  private struct Delivery {
    let footage: MarkedFootage
    let out: URL
    /// Names below `out`.
    let files: [String]

    func data(_ name: String) throws -> Data { try Data(contentsOf: out.appendingPathComponent(name)) }
    func path(_ name: String) -> String { out.appendingPathComponent(name).path }
  }

  private func withDelivery(_ body: (Delivery) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let footage = try MarkedFootage(in: folder), out = folder.appendingPathComponent("out")
      // The same voices each time, and so the same bytes.
      try Tool.shareSecret(with: out)
      let result = try Tool.run(pipeline: MarkedFootage.pipeline, in: folder, on: footage.folder, out: out)
      try #require(result.status == 0, "\(result.output)\(result.errors)")
      try body(Delivery(footage: footage, out: out, files: Tool.files(below: out)))
    }
  }

  @Test func nothingThatASourceCarriesIsInAnyFileThatIsDelivered() throws {
    try withDelivery { delivery in
      try searchFindsWhatIsPlanted(delivery.footage)
      try everyKindOfFileIsThere(delivery.files)
      let digests = try delivery.footage.planted.keys.map {
        try Tool.sha256(delivery.footage.folder.appendingPathComponent($0))
      }
      for name in delivery.files {
        let data = try delivery.data(name), text = String(decoding: data, as: UTF8.self)
        #expect(Marker.forms(in: data).isEmpty, "\(name)")
        #expect(Marker.forms(in: name).isEmpty, "\(name)")
        let date = try FileManager.default.attributesOfItem(atPath: delivery.path(name))[.modificationDate] as? Date
        #expect(try #require(date).timeIntervalSince(Marker.date) > 86400, "\(name)")
        // Whoever has a source could tell by them that it is this one.
        #expect(!digests.contains { text.contains($0) }, "\(name)")
      }
      for name in delivery.files where Self.isFilmOrSound(name) { try holdsNothingForeign(delivery, name) }
    }
  }

  /// Another reader's account of the sources has all of it.
  private func searchFindsWhatIsPlanted(_ footage: MarkedFootage) throws {
    #expect(Set(Tool.files(below: footage.folder)) == Set(footage.planted.keys))
    var found: Set<String> = []
    for (name, planted) in footage.planted {
      let forms = Marker.forms(in: try Data(contentsOf: footage.folder.appendingPathComponent(name)))
      #expect(planted.isSubset(of: forms), "\(name) lacks \(planted.subtracting(forms).sorted())")
      found.formUnion(forms)
    }
    #expect(found == Set((Marker.words + Marker.facts).map(\.name)), "each form is planted somewhere")
    let films = footage.planted.keys.filter { $0.hasSuffix(".mp4") || $0.hasSuffix(".mov") || $0.hasSuffix(".mkv") }
    let told = try films.map { try Self.probe(footage.folder.appendingPathComponent($0).path) }.joined()
    for line in [
      "TAG:title=\(Marker.word)", "TAG:handler_name=\(Marker.word)", "TAG:reel_name=\(Marker.word)",
      "TAG:filename=\(Marker.word).ttf", "timecode=01:02:03:04", "creation_time=2021-03-04", "[CHAPTER]",
      "attached_pic=1", "codec_type=data", "codec_type=attachment", "location=+12.3456",
    ] { #expect(told.contains(line), "\(line)") }
  }

  private func everyKindOfFileIsThere(_ files: [String]) throws {
    // In the order of the sources' names: photograph, voice note, archive, interview, telephone.
    let captions = ["en", "de", "fr", "nl"].flatMap { language in
      ["vtt", "srt", "ass", "ttml"].map { "captions/film-004.\(language).\($0)" }
    }
    let expected: Set = [
      "manifest.json", "SHA256SUMS", "post/film-001.jpg", "post/film-002.mp4", "sound/film-002.m4a",
      "post/film-003.en.mp4", "captions/film-003.en.srt", "post/film-004.en.mp4", "post/film-004.en.thumbnail.jpg",
      "sound/film-004.m4a", "page/film-004.en.thumbnail.jpg", "page/film-004.en/master.m3u8",
      "page/film-004.en/180p.m3u8", "page/film-004.en/180p.mp4", "page/film-004.en/nl.vtt", "post/film-005.en.mp4",
      "captions/film-005.en.ttml",
    ]
    #expect(expected.union(captions).isSubset(of: files), "\(expected.union(captions).subtracting(files).sorted())")
  }

  /// As another program reads it: tracks of pictures, sound and our captions, and tags that every file has.
  private func holdsNothingForeign(_ delivery: Delivery, _ name: String) throws {
    let told = try Self.probe(delivery.path(name))
    #expect(Marker.forms(in: told).isEmpty, "\(told)")
    let captions = name == "post/film-004.en.mp4" ? 4 : name.hasPrefix("post/") && name.hasSuffix(".en.mp4") ? 1 : 0
    var kinds: [String: Int] = [:]
    for line in told.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      if line.hasPrefix("codec_type=") { kinds[parts[1], default: 0] += 1 }
      if line.hasPrefix("TAG:") { #expect(Self.ownTags[parts[0]]?(parts[1]) == true, "\(name): \(line)") }
      #expect(line != "[CHAPTER]" && line != "attached_pic=1" && !line.contains("timecode"), "\(name): \(line)")
    }
    #expect(kinds["subtitle", default: 0] == captions, "\(name): \(kinds)")
    #expect(Set(kinds.keys).isSubset(of: ["video", "audio", "subtitle"]), "\(name): \(kinds)")
    #expect(kinds["video", default: 0] <= 1 && kinds["audio", default: 0] <= 1, "\(name): \(kinds)")
  }

  /// Both programs know far more tags than FFmpeg does; neither is needed to build Backlit.
  @Test(.enabled(if: TagReader.isThere, "neither exiftool nor mediainfo is on the PATH"))
  func noOtherReaderFindsATagThatIsNotOurs() throws {
    try withDelivery { delivery in
      for reader in TagReader.all where reader.isThere {
        let planted = delivery.footage.planted.keys.map { delivery.footage.folder.appendingPathComponent($0).path }
        let sources = try reader.tags(of: planted)
        #expect(sources.contains { Marker.forms(in: $0.value).contains(Marker.utf8) }, "it can find them")
        let foreign = try reader.tags(of: delivery.files.map(delivery.path)).filter {
          !reader.isOurs($0) || !Marker.forms(in: $0.value).isEmpty
        }
        #expect(foreign.isEmpty, "\(reader.program)")
      }
    }
  }

  /// SubRip has no field for who speaks: transcribers write it before the words.
  @Test func aSpeakerWhoIsTypedBeforeTheWordsIsNotNamed() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.de.srt")
      try Data("1\n00:00:00,100 --> 00:00:00,900\n\(Marker.word): Ich ging.\n".utf8).write(to: file)
      for marks in ["dashes", "none"] {
        let result = try Tool.run(["subtitles", "convert", file.path, "--to", "vtt", "--speakers", marks])
        #expect(result.status == 0 && result.output.contains("Ich ging."), "\(result)")
        #expect(Marker.forms(in: result.output).isEmpty, "\(marks)")
      }
    }
  }

  /// What FFmpeg calls what every file has, and with which values.
  private static let ownTags: [String: @Sendable (String) -> Bool] = [
    "TAG:major_brand": { ["iso4", "iso5", "M4A "].contains($0) }, "TAG:minor_version": { $0 == "512" },
    "TAG:compatible_brands": { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " } },
    "TAG:language": { ["und", "eng", "deu", "fra", "nld"].contains($0) },
    "TAG:handler_name": { ["VideoHandler", "SoundHandler", "SubtitleHandler"].contains($0) },
    "TAG:vendor_id": { $0 == "[0][0][0][0]" }, "TAG:encoder": { $0.wholeMatch(of: /Lavf[0-9.]+/) != nil },
  ]

  private static func probe(_ path: String) throws -> String {
    try Command(
      "ffprobe", ["-v", "error", "-show_format", "-show_streams", "-show_chapters", "-show_programs", path]
    ).succeeding().output
  }

  private static func isFilmOrSound(_ name: String) -> Bool { name.hasSuffix(".mp4") || name.hasSuffix(".m4a") }
}
