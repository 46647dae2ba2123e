import Files
import Foundation
import Testing

@testable import Media
@testable import Renditions

@Suite struct LimitTests {
  private func bounded(_ bytes: Int64) -> Platform {
    Workshop.tiny {
      $0.limits.maximumBytes = bytes
      $0.sound.bitRate = 32_000
      $0.picture?.crf = 10
      $0.picture?.ladder = [
        .init(320, 180, floor: 200_000, cap: 2_000_000), .init(160, 90, floor: 60_000, cap: 400_000),
        .init(96, 54, floor: 20_000, cap: 200_000),
      ]
    }
  }

  private func noise(_ workshop: Workshop, seconds: Double) throws -> String {
    try workshop.make(
      [
        "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25:duration=\(seconds),noise=alls=40:allf=t", "-f", "lavfi",
        "-i",
        "sine=duration=\(seconds)", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-c:a", "aac",
      ], "noise.mp4")
  }

  /// The limit is met, used, and met by a smaller picture only where it must be.
  @Test(arguments: [(Int64(3_000_000), 160), (400_000, 320), (120_000, 160), (70_000, 96)])
  func aRenditionIsMadeToFit(limit: Int64, width: Int) throws {
    let workshop = try Workshop()
    let rendering = try workshop.render(noise(workshop, seconds: 8), for: [bounded(limit)])
    let result = try #require(rendering.results.first)
    let size = try SourceFile(path: workshop.path(result.file)).size
    #expect(size <= limit)
    #expect(result.picture?.width == width, "\(size) bytes")
    // The first is small enough at full quality, at the platform's own size.
    if limit < 3_000_000 { #expect(Double(size) > Double(limit) * 0.6, "\(size) of \(limit) bytes are used") }
  }

  @Test func whatCanNeverFitIsRefusedBeforeAnythingIsEncoded() throws {
    let workshop = try Workshop()
    let clip = try noise(workshop, seconds: 8)
    let error = #expect(throws: Failure.self) { try workshop.render(clip, for: [bounded(30_000)]) }
    #expect(error?.explanation.reason.contains("of watchable picture fit into") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path) == ["noise.mp4"])
  }

  @Test(arguments: [("long", 2.0, "takes at most 1 s"), ("short", 0.4, "takes nothing under 0.9 s")])
  func tooLongAndTooShortAreRefusedWithTheLimitAndAWayOut(name: String, seconds: Double, words: String) throws {
    let workshop = try Workshop()
    let clip = try workshop.clip(seconds: seconds)
    let platform = Workshop.tiny { $0.limits = .init(minimumSeconds: 0.9, maximumSeconds: 1) }
    let error = #expect(throws: Failure.self) { try workshop.render(clip, for: [platform]) }
    #expect(error?.explanation.reason.contains(words) == true, "\(String(describing: error))")
    #expect(error?.explanation.advice?.contains("leave tiny out") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path) == ["clip.mp4"])
  }

  @Test func aPlatformOfOnesOwnStartsFromABuiltInOne() throws {
    var own = PlatformOverride()
    own.like = "youtube-720p"
    own.width = 854
    own.height = 480
    own.crf = 25
    own.loudness = -23
    let platform = try own.platform(named: "our-site").get()
    #expect(platform.name == "our-site" && platform.picture?.width == 854 && platform.picture?.crf == 25)
    #expect(platform.sound.loudness == -23 && platform.sound.bitRate == 384_000)
    #expect(platform.picture?.safeArea.left == 43, "the safe area keeps its share")
  }

  @Test func contradictionsAreSentences() {
    func sentence(_ name: String, _ change: (inout PlatformOverride) -> Void) -> String {
      var own = PlatformOverride()
      change(&own)
      guard case .failure(let contradiction) = own.platform(named: name) else { return "none" }
      return contradiction.sentence
    }
    #expect(sentence("ours") { _ in }.contains("say which one it is like"))
    #expect(sentence("x") { $0.width = 641 }.contains("must be even"))
    #expect(sentence("x") { $0.profile = "baseline" }.contains("no B-frames"))
    #expect(sentence("audio-podcast") { $0.width = 640 }.contains("sound only, and width would"))
    #expect(sentence("x") { $0.minimumSeconds = 600 }.contains("more than maximumSeconds"))
    #expect(sentence("x") { $0.crf = 30 } == "none")
  }

  /// None of them is ignored in silence.
  @Test func aPlatformOfSoundOnlyHasNoUseForKeysOfThePicture() {
    let changes: [(String, @Sendable (inout PlatformOverride) -> Void)] = [
      ("width", { $0.width = 640 }), ("height", { $0.height = 360 }), ("fit", { $0.fit = .pad }),
      ("maximumFrameRate", { $0.maximumFrameRate = 25 }), ("minimumFrameRate", { $0.minimumFrameRate = 25 }),
      ("crf", { $0.crf = 20 }), ("maximumBitRate", { $0.maximumBitRate = 1_000_000 }),
      ("preset", { $0.preset = "fast" }),
      ("profile", { $0.profile = "main" }), ("level", { $0.level = "4.0" }),
      ("keyframeSeconds", { $0.keyframeSeconds = 2 }), ("bFrames", { $0.bFrames = 0 }),
      ("safeArea", { $0.safeArea = 0.1 }), ("maximumBytes", { $0.maximumBytes = 8_000_000 }),
      ("thumbnailWidth", { $0.thumbnailWidth = 640 }), ("captionTracks", { $0.captionTracks = true }),
    ]
    for (key, change) in changes {
      var own = PlatformOverride()
      change(&own)
      guard case .failure(let contradiction) = own.platform(named: "audio-podcast") else {
        Issue.record("\(key) is ignored")
        continue
      }
      #expect(contradiction.sentence.contains("sound only, and \(key) would"))
      own.loudness = -19
      own.crf = 20
      own.preset = "fast"
      #expect(throws: PlatformOverride.Contradiction.self) { try own.platform(named: "audio-podcast").get() }
    }
    var sound = PlatformOverride()
    sound.loudness = -19
    sound.channels = 2
    sound.maximumSeconds = 3600
    #expect(throws: Never.self) { try sound.platform(named: "audio-podcast").get() }
  }

  /// It would be met by one size, and the player would have none to choose from.
  @Test func aStreamHasNoLimitInBytes() {
    var own = PlatformOverride()
    own.maximumBytes = 50_000_000
    for like in [nil, "web-hls"] {
      own.like = like
      let error = #expect(throws: PlatformOverride.Contradiction.self) {
        try own.platform(named: like == nil ? "web-hls" : "ours").get()
      }
      #expect(error?.sentence.contains("maximumBytes") == true)
    }
    own.like = "telegram"
    #expect(throws: Never.self) { try own.platform(named: "ours").get() }
  }
}
