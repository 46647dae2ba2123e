import Files
import Foundation
import Pipeline
import TestSupport
import Testing

@testable import Footage

/// Names and texts of strangers cannot drive a terminal, nor turn a message around.
@Suite struct MessageTests {
  private let odd = "\u{1B}]0;\u{202E}"

  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && !$0.properties.isBidiControl }
  }

  @Test func findingsAndProblemsAreHarmless() throws {
    let folder = try TemporaryFolder()
    for name in [
      "A\(odd).mov", "A\(odd).en.srt", "A\(odd).EN.vtt", "A\(odd).srt", "B\(odd).mov", "B\(odd).mp4",
      "B\(odd).decisions.yaml",
    ] {
      try folder.write("x", to: name)
    }
    try folder.write("{}", to: "c\(odd).json")
    try folder.write(
      #"{"messages":[{"id":1,"photo":"(\#(odd))"},{"id":2,"photo":"../\#(odd)"}]}"#, to: "d\(odd)/e.json")
    try folder.link("l\(odd).mov", to: "A\(odd).mov")
    let sets = [
      SourceSet(name: "a\(odd)", pattern: "*.{mov,mp4,json}"), SourceSet(name: "b\(odd)", pattern: "*/*\(odd)"),
      SourceSet(name: "c", pattern: "*/*.json"),
    ]
    let footage = try FootageScanner(folder: folder.path).scan(for: sets)
    let checks: Set = [
      "transcript-without-language", "json-unknown", "media-missing", "media-refused", "source-not-read",
    ]
    #expect(checks.isSubset(of: footage.findings.map(\.check)))
    #expect(footage.findings.allSatisfy { isHarmless($0.message) }, "\(footage.findings)")
    let problems = footage.sources.compactMap(\.problem)
    #expect(problems.count == 3)
    #expect(problems.allSatisfy { isHarmless($0.reason) && isHarmless($0.advice ?? "") })
  }

  @Test func failuresAreHarmless() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "A\(odd).m\(odd)")
    func failure(_ sets: [SourceSet]) throws -> Explanation {
      try #require(throws: Failure.self) { try FootageScanner(folder: folder.path).scan(for: sets) }.explanation
    }
    var found = [
      try failure([SourceSet(name: "n\(odd)", pattern: "x\(odd)")]),
      try failure([SourceSet(name: "n\(odd)", pattern: "{\(odd)")]),
      try failure([SourceSet(name: "a\(odd)", pattern: "*"), SourceSet(name: "b\(odd)", pattern: "*")]),
    ]
    try folder.write("x", to: "stray\(odd).decisions.yaml")
    found.append(try failure([SourceSet(name: "n", pattern: "*")]))
    #expect(found.allSatisfy { isHarmless($0.reason) && isHarmless($0.advice ?? "") }, "\(found)")
  }
}
