import Testing

@testable @_spi(InPlace) import Media

@Suite struct SamplePlaneTests {
  @Test(arguments: [(ChromaSubsampling.quarter, 2, 2), (.half, 2, 1), (.full, 1, 1)], [8, 9, 10, 12, 16])
  func planesKnowTheirSubsamplingAndDepth(chroma: (ChromaSubsampling, Int, Int), depth: Int) throws {
    let frame = try Frame.blank(width: 33, height: 17, luma: 100, chroma: chroma.0, bitDepth: depth, ticks: 5)
    func check<Sample>(_ planes: [SamplePlane<Sample>]) {
      #expect(planes.map(\.columnStep) == [1, chroma.1, chroma.1] && planes.map(\.rowStep) == [1, chroma.2, chroma.2])
      #expect(planes.map(\.width) == [33, (32 + chroma.1) / chroma.1, (32 + chroma.1) / chroma.1])
      #expect(planes.map(\.height) == [17, (16 + chroma.2) / chroma.2, (16 + chroma.2) / chroma.2])
      #expect(planes.allSatisfy { $0.bitDepth == depth && $0.stride >= $0.width })
      let last = planes.map { Int($0.base[($0.height - 1) * $0.stride + $0.width - 1]) }
      #expect(last == [100, 128, 128].map { $0 << (depth - 8) })
    }
    try frame.withWritableSamples { planes in
      switch planes {
      case .bytes(let planes):
        #expect(depth == 8)
        check(planes)
      case .words(let planes):
        #expect(depth > 8)
        check(planes)
      }
    }
    #expect(frame.time?.ticks == 5)
  }

  /// Whoever looks for people counts on it.
  @Test(arguments: [(ChromaSubsampling.half, 8), (.full, 8), (.quarter, 10)])
  func onlyEightBitsOfFourTwoZeroAreShownAsBytes(chroma: ChromaSubsampling, depth: Int) throws {
    let frame = try Frame.blank(width: 16, height: 16, luma: 100, chroma: chroma, bitDepth: depth, ticks: 0)
    #expect(throws: MediaError.self) { try frame.withPlanes { _ in } }
    #expect(throws: MediaError.self) { try frame.withWritablePlanes { _ in } }
  }

  @Test func paintingAPictureThatOthersHoldLeavesTheirs() throws {
    let frame = try Frame.blank(width: 16, height: 16, luma: 100, chroma: .full, bitDepth: 10, ticks: 0)
    let copy = try frame.reference()
    try copy.withWritableSamples { if case .words(let planes) = $0 { planes[0].base[0] = 7 } }
    try frame.withWritableSamples { if case .words(let planes) = $0 { #expect(planes[0].base[0] == 400) } }
  }

  @Test(arguments: ["gbrp", "yuva420p", "yuv411p", "nv12", "rgb24", "yuv420p10be", "gray", "p010le", "no such format"])
  func otherFormatsHaveNoSuchPlanes(name: String) { #expect(PlaneLayout(named: name) == nil) }

  @Test func noPictureIsMadeOfADepthThatDoesNotExist() {
    #expect(throws: MediaError.self) {
      try Frame.blank(width: 16, height: 16, luma: 0, chroma: .full, bitDepth: 11, ticks: 0)
    }
  }
}
