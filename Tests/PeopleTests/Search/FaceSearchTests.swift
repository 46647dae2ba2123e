import Files
import PeopleTestSupport
import Testing

@testable import Media
@testable import People

@Suite struct FaceSearchTests {
  private let format = PictureFormat(
    codedWidth: 64, codedHeight: 36, sampleAspectRatio: Rational(1, 1), frameRate: Rational(25, 1),
    pixelFormat: "yuv420p", rotationDegrees: 0, isMirrored: false, isInterlaced: false, colorMatrix: "bt709",
    colorTransfer: "bt709", isFullRange: false)

  /// It would be missing from the map, and nobody hidden in it.
  @Test func aPictureWithoutATimeIsAnError() throws {
    let model = try SetUp.model()
    var search = try FaceSearch(
      { try FaceDetector(model: model, threads: 1) }, DetectionSchedule(), format, timeBase: Rational(1, 25),
      path: "A001.mov")
    defer { search.stop() }
    try search.add(Frame.blank(width: 64, height: 36, luma: 90))
    let timeless = try Frame.blank(width: 64, height: 36, luma: 90)
    // What FFmpeg calls AV_NOPTS_VALUE.
    timeless.set(ticks: .min)
    let failure = try #require(throws: Failure.self) { try search.add(timeless) }
    #expect(failure.explanation.path == "A001.mov" && failure.explanation.reason.contains("no time"))
    #expect(failure.explanation.advice != nil)
  }
}
