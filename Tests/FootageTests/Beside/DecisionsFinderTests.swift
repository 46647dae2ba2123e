import Files
import Testing

@testable import Footage

@Suite struct DecisionsFinderTests {
  private func nearMiss(of source: String, _ file: String) -> Explanation? {
    DecisionsFinder(folder: "/f", files: [source, file]) { _ in }.nearMiss(of: source)
  }

  @Test(arguments: [
    ("A1.mov", "A10.decisions.yml"), ("A1.mov", "A1b_decisions.yaml"), ("films/A1.mov", "A1.decisions.yml"),
    ("A1.mov", "films/A1.decisions.yml"), ("A10.mov", "A1.decisions.yml"), ("A1.mov", "A1.mp4.decisions.yml"),
  ]) func anotherFilmsDecisionsAreNoNearMiss(_ source: String, _ file: String) {
    #expect(nearMiss(of: source, file) == nil)
  }

  @Test(arguments: [
    ("A1.mov", "A1.decisions.yml"), ("A1.mov", "a1_Decisions.yaml"), ("A1.mov", "A1.mov.decisions.yml"),
    ("films/A1.mov", "films/A1 decision.yaml"), ("A1.mov", "A1.decisions (1).yaml"),
  ]) func itsOwnIs(_ source: String, _ file: String) { #expect(nearMiss(of: source, file)?.path == file) }

  @Test func unreadableDecisionsAreAProblemOfTheirSource() throws {
    struct Odd: Error, CustomStringConvertible { let description = "odd \u{1B}[31m" }
    let finder = DecisionsFinder(folder: "/f", files: ["A1.mov", "A1.decisions.yaml"]) { _ in throw Odd() }
    let problem = try #require(finder.decisions(of: "A1.mov").problem)
    #expect(problem.reason == "odd \\u{1b}[31m")
    #expect(problem.path == "A1.decisions.yaml" && problem.advice != nil)
  }
}
