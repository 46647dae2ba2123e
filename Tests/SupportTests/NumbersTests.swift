import Support
import TestSupport
import Testing

@Suite struct NumbersTests {
  @Test(arguments: [
    (0.0, 0), (1.9, 1), (-1.9, -1), (.nan, 0), (.signalingNaN, 0), (.infinity, Int.max), (-.infinity, .min),
    (9.3e18, .max), (-9.3e18, .min), (1e300, .max), (-0.0, 0), (4_503_599_627_370_497.0, 4_503_599_627_370_497),
  ])
  func aDoubleBecomesTheNearestWholeNumberThatThereIs(value: Double, expected: Int) {
    #expect(Int(clamping: value) == expected)
  }

  @Test func narrowTypesClampToo() {
    #expect(UInt8(clamping: 300.5) == 255)
    #expect(UInt8(clamping: -3.0) == 0)
    #expect(Int32(clamping: -1e12) == .min)
  }

  @Test func sumsAndProductsEndAtTheEdge() {
    #expect(Int.max.addingClamped(1) == .max)
    #expect(Int.min.addingClamped(-1) == .min)
    #expect(Int.min.subtractingClamped(1) == .min)
    #expect(Int.max.subtractingClamped(-1) == .max)
    #expect(0.subtractingClamped(Int.min) == .max)
    #expect(Int.max.multipliedClamped(by: 2) == .max)
    #expect(Int.max.multipliedClamped(by: -2) == .min)
    #expect(Int.min.multipliedClamped(by: -1) == .max)
    #expect(6.multipliedClamped(by: 7) == 42)
  }

  @Test(arguments: 0..<40) func bisectionFindsWhatASearchFromTheStartFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0...20, using: &random) }
      .sorted()
    for wanted in -1...21 {
      let first = values.firstIndex { $0 >= wanted } ?? values.count
      #expect(values.indices.bisected { values[$0] >= wanted } == first)
    }
  }
}
