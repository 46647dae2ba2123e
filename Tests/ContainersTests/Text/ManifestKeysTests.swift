import Testing

@testable import Containers

@Suite struct ManifestKeysTests {
  private static let digest = String(repeating: "a1", count: 32)
  static let manifest = """
    {
      "checks" : ["files", "playback"], "failedSources" : 0, "title" : "Jane's \\u00e9 \\"film\\"", "version" : 6, "waitingSources" : 0,
      "renditions" : [
        {
          "bytes" : 1974391, "captionTracks" : [ "ar" ], "file" : "x/a.en.mp4", "sha256" : "\(digest)", "language" : "en+ar",
          "companions" : [ { "bytes" : 1, "file" : "x/a.jpg", "sha256" : "\(digest)" } ], "durationSeconds" : 3.25,
          "picture" : { "fit" : "pad", "frameRate" : "30000/1001", "height" : 1080, "width" : 1920 }, "platform" : "x",
          "redaction" : {
            "coverage" : [ { "followed" : 32, "held" : 0, "leastConfidence" : 0.8591, "longestUnseenSeconds" : 0.08, "seen" : 4 } ],
            "drawn" : 0, "framesHidden" : 75, "framesTotal" : 75, "framesWithoutAnyone" : 0, "isReviewed" : false,
            "method" : "blur", "because" : "a minister", "tracks" : 1, "tracksKept" : 0
          },
          "sound" : { "loudness" : -22.421, "truePeak" : -1.4e1 }, "concealed" : { "pictures" : 1, "sounds" : 0 },
          "sourceCommitment" : "\(digest)", "sourceDurationSeconds" : 3.008,
          "voices" : [ { "method" : "disguise", "strength" : "strangers do not know it", "because" : "agreed" } ]
        }
      ],
      "sidecars" : [ { "bytes" : 0, "file" : "captions/a.srt", "sha256" : "\(digest)", "language" : "ar" } ],
      "tool" : { "name" : "backlit", "version" : "0.1.0", "components" : { "ffmpeg" : "5.1.9-0+deb12u1", "a.onnx" : "1.51" } }
    }

    """

  @Test func aManifestOfOurOwnHasNothingForeign() throws {
    #expect(try texts(scan(Self.manifest, as: "manifest.json")) == [])
  }

  @Test(arguments: [
    ("host", #""version" : 6"#, #""version" : 6, "host" : "jane-pc""#), ("renditions[].source", #""fit""#, ""),
    ("renditions[].file", #""x/a.en.mp4""#, #""/home/jane/a.mp4""#),
    ("renditions[].companions[].file", #""x/a.jpg""#, #""../a.jpg""#),
    ("sidecars[].sha256", "]\n}", ""), ("tool.components.ffmpeg", "5.1.9-0+deb12u1", "built by Jane"),
    ("renditions[].redaction.who", #""drawn" : 0"#, #""drawn" : 0, "who" : [1]"#),
    ("renditions[].picture.fit", #""pad""#, "null"),
    ("renditions[].sourceCommitment", "", ""), ("failedSources", #""failedSources" : 0"#, #""failedSources" : "Jane""#),
    ("tool.version", #""0.1.0""#, #"{"by" : "Jane"}"#), ("version", #""version" : 6"#, #""version" : [6]"#),
  ])
  func otherKeysAndValuesAreFound(place: String, old: String, new: String) throws {
    guard !new.isEmpty else { return }
    let found = try scan(Self.manifest.replacing(old, with: new), as: "manifest.json")
    #expect(found.contains { $0.place == place }, "\(texts(found))")
  }

  @Test(arguments: [
    manifest + "{}", manifest.replacing(#""version" : 6"#, with: #""version" : 6, "version" : 7"#),
    "// Jane\n" + manifest,
    String(manifest.dropLast(5)), manifest.replacing("75", with: "07x"), "{\(String(repeating: "[", count: 100_000))",
    #"{"title" : "\q"}"#, #"{"title" : "\u12"#, "{", #"{"title""#, #"{"title":"#, "[1,]", "",
  ])
  func whatIsNoJSONIsFound(text: String) throws { #expect(try !scan(text, as: "manifest.json").isEmpty) }
}
