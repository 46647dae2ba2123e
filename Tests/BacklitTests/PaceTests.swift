import Testing

@testable import backlit

/// How far a job is, how fast, and how long it will still take.
@Suite struct PaceTests {
  @Test func framesHaveAShareASpeedAndATimeLeft() {
    #expect(Pace(done: 250, total: 1000, seconds: 10).text == "25 %  25 frames/s  0:30 left")
    #expect(Pace(done: 1, total: 7201, seconds: 1).text == "0 %  1 frames/s  2:00:00 left")
    #expect(Pace(done: 1000, total: 1000, seconds: 10).text == "100 %  100 frames/s  0:00 left")
  }

  @Test func filesAreCountedAndHaveNoSpeed() {
    #expect(Pace(done: 3, total: 12, seconds: 6, isFiles: true).text == "file 3 of 12  0:18 left")
    #expect(Pace(done: 12, total: 12, seconds: 6, isFiles: true).text == "file 12 of 12  0:00 left")
    #expect(Pace(done: 3, total: 0, seconds: 6, isFiles: true).text == "3 files")
  }

  @Test func whatIsNotKnownIsNotShown() {
    #expect(Pace(done: 50, total: 0, seconds: 2).text == "50 frames  25 frames/s")
    #expect(Pace(done: 50, total: 40, seconds: 2).text == "50 frames  25 frames/s", "the total was too small")
    #expect(Pace(done: 0, total: 100, seconds: 5).text == "0 %  0 frames/s", "nothing is done yet")
  }

  @Test func noTimeAtAllIsNoSpeedWithoutEnd() {
    #expect(Pace(done: 1, total: 2, seconds: 0).text == "50 %  1000 frames/s  0:00 left")
    #expect(Pace(done: 1, total: 2, seconds: -5).text == "50 %  1000 frames/s  0:00 left", "the clock was put back")
  }

  @Test(arguments: [(0, 0), (1, 0), (10, 2), (50, 10), (99, 20), (100, 20)])
  func theBarHasTwentyPlaces(done: Int, filled: Int) {
    let expected = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled) + " "
    #expect(Pace(done: done, total: 100, seconds: 1).bar == expected)
  }

  @Test func whereTheTotalIsNotKnownThereIsNoBar() {
    #expect(Pace(done: 50, total: 0, seconds: 1).bar.isEmpty && Pace(done: 50, total: 40, seconds: 1).bar.isEmpty)
  }
}
