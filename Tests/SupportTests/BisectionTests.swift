import Support
import TestSupport
import Testing

@Suite struct BisectionTests {
  @Test(arguments: 0..<40) func itFindsWhatASearchFromTheStartFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0...20, using: &random) }
      .sorted()
    for wanted in -1...21 {
      let first = values.firstIndex { $0 >= wanted } ?? values.count
      #expect(values.indices.bisected { values[$0] >= wanted } == first)
    }
  }
}
