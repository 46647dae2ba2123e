import Foundation
import Testing

/// The documents that lead through the code name files that are there.
@Suite struct WalkTests {
  static func paths(in text: String) -> [String] {
    text.matches(of: #/Sources/[A-Za-z0-9+/.\-]+?\.swift/#).map { String($0.output) }
  }

  static func paths(inDocument name: String) throws -> [String] {
    paths(in: try String(contentsOf: SourceTree.root.appendingPathComponent(name), encoding: .utf8))
  }

  static func missing(_ paths: [String]) -> [String] {
    paths.filter { !FileManager.default.fileExists(atPath: SourceTree.root.appendingPathComponent($0).path) }
  }

  @Test(arguments: ["docs/walks.md", "ARCHITECTURE.md"]) func everyFileThatIsNamedIsThere(document: String) throws {
    let paths = try Self.paths(inDocument: document)
    #expect(!paths.isEmpty, "\(document) names no file")
    #expect(Self.missing(paths) == [], "\(document) names what is not there")
  }

  @Test func theWalksLeadThroughManyFiles() throws {
    #expect(Set(try Self.paths(inDocument: "docs/walks.md")).count >= 25)
  }

  @Test func aFileThatIsNotThereWouldBeSeen() {
    let text = "- `Sources/Stages/AllStages.swift`: the stages; `Sources/Stages/Gone+Parts.swift` and `Sources/Stages`."
    #expect(Self.paths(in: text) == ["Sources/Stages/AllStages.swift", "Sources/Stages/Gone+Parts.swift"])
    #expect(Self.missing(Self.paths(in: text)) == ["Sources/Stages/Gone+Parts.swift"])
  }
}
