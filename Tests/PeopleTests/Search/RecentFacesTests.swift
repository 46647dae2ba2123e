import Testing

@testable import People

@Suite struct RecentFacesTests {
  private func sighting(_ x: Double, _ seconds: Double, confidence: Double = 0.8) -> Sighting {
    Sighting(
      frame: 0, seconds: seconds, box: NormalizedBox(x: x, y: 0.4, width: 0.02, height: 0.04), confidence: confidence,
      scale: 1280)
  }

  private let none: [Detection] = []

  @Test func inACrowdWhoeverWasNotSeenForLongestComesFirst() {
    var list = RecentFaces()
    let crowd = (0..<10).map { sighting(Double($0) / 10, 0) }
    list.update(with: crowd, atSeconds: 0)
    var turns = [Int](repeating: 0, count: 10)
    for look in 1...10 {
      let seconds = Double(look) / 12.5
      let missing = list.missing(from: none, atSeconds: seconds, limit: 5)
      #expect(missing.count == 5)
      for place in missing { turns[Int((place.box.x * 10).rounded())] += 1 }
      list.update(with: missing.map { sighting($0.box.x, seconds) }, atSeconds: seconds)
    }
    #expect(turns == [Int](repeating: 5, count: 10))
  }

  @Test func whoIsSeenClearlyForTheFirstTimeIsTold() {
    var list = RecentFaces()
    #expect(list.update(with: [sighting(0.1, 0, confidence: 0.2)], atSeconds: 0).isEmpty)
    let clear = list.update(with: [sighting(0.1, 0.1), sighting(0.5, 0.1)], atSeconds: 0.1)
    #expect(clear.map(\.box.x) == [0.1, 0.5])
    #expect(list.update(with: [sighting(0.1, 0.2), sighting(0.5, 0.2)], atSeconds: 0.2).isEmpty)
  }

  @Test func onlyWhoIsKnownIsFollowedBack() {
    var trail = RecentFaces(patience: 0.3)
    trail.update(with: [sighting(0.1, -1)], atSeconds: -1)
    trail.update(with: [sighting(0.7, -0.9)], atSeconds: -0.9, takesNew: false)
    #expect(trail.missing(from: none, atSeconds: -0.9, limit: 6).map(\.box.x) == [0.1])
    #expect(trail.hasFaces(atSeconds: -0.75) && !trail.hasFaces(atSeconds: -0.65))
  }
}
