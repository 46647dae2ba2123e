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
  func everyPlatformIsOneThatH264Takes(platform: Platform) {
    #expect(platform.width % 2 == 0 && platform.height % 2 == 0)
    #expect(platform.safeArea.left + platform.safeArea.right < platform.width)
    #expect(platform.safeArea.top + platform.safeArea.bottom < platform.height)
    #expect(platform.keyframeSeconds > 0 && platform.encoderThreads > 0)
  }

  @Test(arguments: [
    (Rational(25, 1), Rational(25, 1)), (Rational(30000, 1001), Rational(30000, 1001)), (Rational(2997, 100), Rational(30000, 1001)),
    (Rational(120, 1), Rational(60, 1)), (Rational(1199, 10), Rational(60, 1)), (Rational(12, 1), Rational(12, 1)), (Rational(1, 5), Rational(1, 1)),
  ])
  func theFrameRateIsTheSourcesOrDividedEvenly(source: Rational, rendition: Rational) {
    #expect(abs(Platform.youTube1080p.frameRate(for: source).value - rendition.value) < 0.01)
  }

  @Test func distinctStepsAppearOnceInTheTree() {
    let format = PictureFormat(
      codedWidth: 1920, codedHeight: 1080, sampleAspectRatio: Rational(1, 1), frameRate: Rational(25, 1), pixelFormat: "yuv420p",
      rotationDegrees: 0, isInterlaced: false, colorMatrix: "bt709", colorTransfer: "bt709", isFullRange: false)
    let requests = [Platform.youTube1080p, .youTubeShorts].flatMap { platform in
      (0..<3).map { RenditionRequest(platform: platform, cues: nil, path: "\(platform.name)-\($0).mp4") }
    }
    let tree = RenderTree(requests, source: format)
    #expect(tree.branches.count == 2)
    #expect(tree.branches.map(\.leaves.count) == [3, 3])
    #expect(tree.sampleRates == [48_000])
  }
}
