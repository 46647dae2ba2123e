import Pipeline
import Stages
import Testing

@Suite struct SubtitleWordsTests {
  private func read(_ lowerThirds: String, _ colour: String) throws -> PipelineFile {
    let text = """
      backlit: 1
      title: x
      sources: { a: "*" }
      stages:
        - ingest
        - subtitle: { languages: en, \(lowerThirds): { plate: { height: 20 } }, style: { \(colour): "#141414" } }
      """
    return try PipelineReader.read(text: text, file: "p.yaml", catalog: allStages).get()
  }

  @Test func wordsOfTheVersionBeforeMeanTheSame() throws {
    let old = try read("lower_thirds", "backdrop_colour")
    let new = try read("lowerThirds", "backdropColour")
    #expect(new.stages.last?.options.contains("lowerThirds") == true)
    #expect(new.stages.last?.options.contains("backdropColour") == true)
    #expect(old.stages.last?.options == new.stages.last?.options)
    #expect(old.notes.map(\.check) == ["old-word", "old-word"])
    #expect(new.notes.isEmpty)
  }

  @Test func optionsHaveOneSpelling() {
    func keys(_ rules: [OptionRule]) -> [String] {
      rules.flatMap { rule -> [String] in
        switch rule.value {
        case .named(let inner), .settings(let inner): [rule.key] + keys(inner)
        default: [rule.key]
        }
      }
    }
    let all = allStages.stages.flatMap { keys($0.optionRules) }
    #expect(all.count > 40)
    #expect(all.filter { $0.contains("_") || $0.contains("-") }.isEmpty)
  }
}
