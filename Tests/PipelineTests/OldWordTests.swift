import Pipeline
import Testing

/// Words that were spelled otherwise are still understood, and noted.
@Suite struct OldWordTests {
  private func read(_ subtitle: String) -> Result<PipelineFile, PipelineProblems> {
    let text = """
      backlit: 1
      title: x
      sources: { a: "*" }
      stages:
        - ingest
        - subtitle:
            languages: en
            \(subtitle)
      """
    return PipelineReader.read(text: text, file: "p.yaml", catalog: testCatalog)
  }

  private func problems(_ subtitle: String) -> [String] {
    guard case .failure(let found) = read(subtitle) else { return [] }
    return found.problems.map(\.message)
  }

  @Test func oldWordsBecomeTheNewOnesAndAreNoted() throws {
    let old = try read("lower_thirds: { plate: { from_seconds: 2 } }").get()
    let new = try read("lowerThirds: { plate: { fromSeconds: 2 } }").get()
    #expect(old.stages.last?.options == new.stages.last?.options)
    #expect(new.stages.last?.options.contains(#""lowerThirds":{"plate":{"fromSeconds":2}}"#) == true)
    #expect(new.notes.isEmpty)
    #expect(old.notes.map(\.check) == ["old-word", "old-word"])
    #expect(old.notes.allSatisfy { $0.severity == .warning && $0.file == "p.yaml" && $0.message.contains("line 8") })
    #expect(old.notes[0].message.contains("'lower_thirds' is now written 'lowerThirds'"))
  }

  @Test func oldAndNewTogetherAreAProblem() {
    #expect(problems("lower_thirds: {}\n      lowerThirds: {}").contains { $0.contains("Keep one of them") })
    #expect(problems("lower_thirds: {}\n      plates: {}").contains { $0.contains("Keep one of them") })
  }

  @Test func mistakesUnderAnOldWordAreStillFound() {
    #expect(problems("lower_thirds: { plate: { from_seconds: 2000 } }").contains { $0.contains("'fromSeconds'") })
    #expect(problems("lower_third: {}").contains { $0.contains("Did you mean 'lowerThirds'?") })
  }

  @Test func schemaListsTheNewWordsOnly() {
    let schema = String(decoding: PipelineSchema.json(for: testCatalog), as: UTF8.self)
    #expect(schema.contains("lowerThirds") && schema.contains("fromSeconds"))
    #expect(!schema.contains("lower_thirds") && !schema.contains("from_seconds"))
  }
}
