import Subtitles
import Testing

@testable import Media
@testable import Renditions

@Suite struct PlatformTests {
  @Test func namesAreUniqueAndFoundAgain() {
    #expect(Set(Platform.all.map(\.name)).count == Platform.all.count)
    for platform in Platform.all { #expect(Platform.named(platform.name) == platform) }
    #expect(Platform.named("youtube-1080") == nil)
  }

  @Test(arguments: Platform.all)
  func everyPlatformIsOneThatH264Takes(platform: Platform) throws {
    #expect(platform.sound.loudness < -5 && platform.sound.truePeak < 0)
    guard let picture = platform.picture else { return }
    let specs = [picture] + picture.ladder.map { picture.scaled(to: $0) }
    for spec in specs {
      #expect(spec.width % 2 == 0 && spec.height % 2 == 0)
      #expect(spec.safeArea.left + spec.safeArea.right < spec.width)
      #expect(spec.safeArea.top + spec.safeArea.bottom < spec.height)
    }
    #expect(picture.keyframeSeconds > 0 && picture.encoderThreads > 0)
    #expect(zip(picture.ladder, picture.ladder.dropFirst()).allSatisfy { $0.floor >= $1.floor && $0.width > $1.width })
  }

  @Test(arguments: [
    (Rational(25, 1), "25/1"), (Rational(30000, 1001), "30000/1001"), (Rational(2997, 100), "30000/1001"),
    (Rational(48, 1), "48/1"),
    (Rational(120, 1), "60/1"), (Rational(1199, 10), "60/1"), (Rational(12, 1), "12/1"), (Rational(1, 5), "10/1"),
  ])
  func theFrameRateIsTheSourcesOrDividedEvenly(source: Rational, rendition: String) {
    #expect(FrameRates.rendition(of: source, atMost: 60).description == rendition)
  }

  @Test func aHalvedRateIsWrittenAsTheFileWillSayIt() {
    #expect(FrameRates.rendition(of: Rational(60, 1), atMost: 30).description == "30/1")
    #expect(FrameRates.rendition(of: Rational(60000, 1001), atMost: 30).description == "30000/1001")
    #expect(FrameRates.rendition(of: Rational(12, 1), atMost: 60, atLeast: 23).description == "24/1")
    #expect(FrameRates.rendition(of: Rational(15, 1), atMost: 60, atLeast: 23).description == "30/1")
    #expect(FrameRates.rendition(of: Rational(24000, 1001), atMost: 60, atLeast: 23).description == "24000/1001")
  }

  @Test func distinctStepsAppearOnceInTheTree() {
    let sheets: [Captions?] = [
      nil, Captions([CueSheet(language: "en", cues: [])]), Captions([CueSheet(language: "ar", cues: [])]),
    ]
    let branches = [Platform.youTube1080p, .facebookFeed, .youTubeShorts].flatMap { platform in
      sheets.compactMap { sheet in
        platform.picture.map { PictureBranch($0, captions: sheet, encoding: $0.encoding(frameRate: Rational(25, 1))) }
      }
    }
    let tree = RenderTree(branches)
    // YouTube and Facebook share size and safe area, and encode differently.
    #expect(tree.scales.map { "\($0.scale.width)x\($0.scale.height)" } == ["1920x1080", "1080x1920"])
    #expect(tree.scales.map(\.burns.count) == [3, 3])
    #expect(tree.scales.map { $0.burns.map(\.encodes.count) } == [[2, 2, 2], [1, 1, 1]])
    #expect(tree.encodes.count == 9)
    #expect(RenderTree(branches + branches).encodes.count == 9)
  }
}
