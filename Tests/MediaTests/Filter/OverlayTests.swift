import Testing

@testable @_spi(Redaction) import Media

@Suite struct OverlayTests {
  private func grey(_ width: Int, _ height: Int) throws -> RedactedFrame {
    RedactedFrame(try Frame.blank(width: width, height: height, luma: 100))
  }

  @Test func fullCoverageIsExactlyTheColourAndNoneIsExactlyThePicture() throws {
    var coverage = [UInt8](repeating: 0, count: 16)
    coverage[0...7].withContiguousMutableStorageIfAvailable { $0.update(repeating: 255) }
    let white = Overlay(x: 2, y: 2, width: 4, height: 4, coverage: coverage, rgb: (255, 255, 255))
    let result = try grey(8, 8).blended(with: [white])
    try result.frame.withPlanes { planes in
      let luma = planes[0]
      #expect(luma.base[2 * luma.stride + 2] == 235)
      #expect(luma.base[4 * luma.stride + 2] == 100)
      #expect(luma.base[1] == 100)
    }
  }

  @Test func overlaysBeyondThePictureAreCut() throws {
    let large = Overlay(
      x: -5, y: -5, width: 100, height: 100, coverage: Array(repeating: 255, count: 10_000), rgb: (0, 0, 0))
    let result = try grey(8, 8).blended(with: [large])
    try result.frame.withPlanes { planes in
      #expect(planes[0].base[0] == 16 && planes[0].base[7 * planes[0].stride + 7] == 16)
    }
  }

  @Test func blendingDoesNotTouchThePictureThatOthersHold() throws {
    let original = try grey(8, 8)
    let box = Overlay(x: 0, y: 0, width: 8, height: 8, coverage: Array(repeating: 255, count: 64), rgb: (255, 255, 255))
    let blended = try original.blended(with: [box])
    #expect(try original.frame.withPlanes { $0[0].base[0] } == 100)
    #expect(try blended.frame.withPlanes { $0[0].base[0] } == 235)
  }

  @Test func primariesMatchBT709() {
    let red = Overlay(x: 0, y: 0, width: 1, height: 1, coverage: [255], rgb: (255, 0, 0))
    // ITU-R BT.709 colour bars at 100 %: red is 63, 102, 240.
    #expect((red.luma, red.blue, red.red) == (63, 102, 240))
  }
}
