import Testing

@testable import Speech

@Suite struct TimeWarpTests {
  /// A sequence played slower and then faster is matched frame by frame.
  @Test func aStretchedSequenceIsMatchedWithItself() {
    let rows = (0..<60).map { (number: Int) -> [Float] in
      [Float(number % 7) - 3, Float(number * number % 11) - 5, Float(number % 3) - 1]
    }
    let first = rows.flatMap { $0 }
    let order: [Int] = (0..<60).flatMap { (number: Int) -> [Int] in
      if number < 30 { return [number, number] }
      return number % 2 == 0 ? [number] : []
    }
    let path = TimeWarp(order.flatMap { rows[$0] }, first, width: 3).path(radius: 60) { $0 }
    let wrong = zip(path, order).filter { abs($0 - $1) > 1 }.count
    #expect(wrong <= 2, "\(path)")
    #expect(zip(path, path.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func nothingIsMatchedWithNothing() {
    #expect(TimeWarp([], [1, 2], width: 2).path(radius: 5) { $0 }.isEmpty)
    #expect(TimeWarp([1, 0, 1, 0], [1, 0], width: 2).path(radius: 1) { $0 } == [0, 0])
  }
}
