import Testing

/// Decision 0018: keys tell the truth only while the code of a stage lies where its fingerprint is taken.
@Suite struct StageFolderTests {
  @Test func whatStagesShareLiesInFacts() throws {
    let folders = StageFolders(try SourceTree().files)
    #expect(folders.stages.isSuperset(of: ["Detect", "Ingest", "Manifest", "Redact", "Render", "Subtitle", "Verify"]))
    #expect(folders.foreignNames == [])
  }

  @Test func aFileOfFactsIsNamedAfterItsType() throws {
    let folders = StageFolders(try SourceTree().files)
    #expect(folders.misnamedFacts == [])
  }

  /// Made up: a stage with a type of its own, a fact, and what plans.
  private func folders(with name: String, _ text: String) -> StageFolders {
    let texts = [
      "AllStages.swift": "public let allStages = [RedactStage.self]\nstruct Catalog {}\n",
      "Redact/RedactStage.swift": "public struct RedactStage: Stage {\n  let file: DecisionsFile\n}\n",
      "Redact/DecisionsFile.swift":
        "@frozen public enum DecisionsFile {\n  struct Inner {}\n}\n\nprivate struct Part {}\n",
      "Facts/FactFiles.swift": "import Files\n\nenum FactFiles {}\n\nextension Workspace {}\n",
      "Planning/Preflight.swift": "final class Preflight {\n  let file: DecisionsFile\n  let cues: FactFiles\n}\n",
      name: text,
    ]
    return StageFolders(texts.map { .init(module: "Stages", name: $0.key, text: $0.value) })
  }

  @Test(arguments: [
    ("Review/ReviewStage.swift", "struct ReviewStage {\n  let file: DecisionsFile\n}\n", "DecisionsFile of Redact"),
    ("Review/Sheet.swift", "func sheet(_ files: [DecisionsFile?]) {}\n", "DecisionsFile of Redact"),
    ("Review/ReviewStage.swift", "let name = RedactStage.name\n", "RedactStage of Redact"),
    ("Review/ReviewStage.swift", "let all = Preflight()\n", "Preflight of Planning"),
    ("Review/ReviewStage.swift", "let all = Catalog()\n", "Catalog of "),
    ("Facts/Sheet.swift", "struct Sheet {\n  let file: DecisionsFile\n}\n", "DecisionsFile of Redact"),
  ]) func aTypeOfAnotherStageWouldBeSeen(_ name: String, _ text: String, _ what: String) {
    #expect(folders(with: name, text).foreignNames == ["\(name) names \(what)"])
  }

  @Test(arguments: [
    "// As in DecisionsFile.\n", "let decisionsFile = 1, DecisionsFiles = 2\n", "let part = Part(), inner = Inner()\n",
    "let files = FactFiles.self\n", "extension Workspace {}\n",
  ]) func whatIsSharedOrOnlySimilarIsNotTakenForIt(_ text: String) {
    #expect(folders(with: "Review/ReviewStage.swift", text).foreignNames == [])
  }

  @Test(arguments: [
    ("Facts/Cues.swift", "struct CueFacts: Codable {}\n", "declares CueFacts"),
    ("Facts/Cues+Text.swift", "public enum Text {}\n", "declares Text"),
    ("Facts/Cues.swift", "struct Cues {}\n\npublic final class Sheet<Cues> {}\n", "declares Sheet"),
    ("Facts/More/Cues.swift", "struct Cues {}\n", "is not in Facts itself"),
  ]) func aFactThatItsFileDoesNotNameWouldBeSeen(_ name: String, _ text: String, _ what: String) {
    #expect(folders(with: name, text).misnamedFacts == ["\(name) \(what)"])
  }

  @Test(arguments: [
    ("Facts/Cues.swift", "struct Cues: Codable {\n  struct Text {}\n}\n"),
    ("Facts/Cues+Text.swift", "enum Cues<Text> {}\n"),
    ("Facts/Cues.swift", "extension Delivery {}\n\nprivate struct Part {}\n"), ("Redact/Cues.swift", "enum Text {}\n"),
  ]) func whatFactsMayHoldIsNotSeen(_ name: String, _ text: String) {
    #expect(folders(with: name, text).misnamedFacts == [])
  }
}
