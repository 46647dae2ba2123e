import Pipeline
import Stages
import Testing

/// What no single option is wrong in: all of it is told at once.
@Suite struct OptionProblemTests {
  private func problems(_ stages: String) -> [String] {
    let text = """
      backlit: 1
      title: Film
      sources: { all: "*" }
      stages:
        - ingest
      \(stages.split(separator: "\n").map { "  - \($0)" }.joined(separator: "\n"))
      """
    switch PipelineReader.read(text: text, file: "p.yaml", catalog: allStages) {
    case .success: return []
    case .failure(let found): return found.problems.map(\.message)
    }
  }

  @Test func everyReasonThatIsMissingIsAskedFor() {
    let found = problems("detect\nredact: { faces: keep, voices: keep, text: hide }")
    #expect(found.count == 3, "\(found)")
    #expect(found.contains { $0.contains("faces: keep shows everyone") })
    #expect(found.contains { $0.contains("voices: keep lets everyone be heard") })
    #expect(found.contains { $0.contains("Write 'detect: { text: true }'") })
    #expect(problems("detect\nredact: { faces: keep, voices: keep, because: agreed }").isEmpty)
    #expect(problems("detect\nredact: { voices: keep, people: optional, because: ' ' }").count == 2)
  }

  /// What detect was asked for is not known where its own options are wrong.
  @Test func nothingIsConcludedFromWhatIsNotUnderstood() {
    let found = problems("detect: { text: maybe }\nredact: { text: hide }")
    #expect(found.count == 1 && found.first?.contains("'text' must be true or false") == true, "\(found)")
  }

  @Test func everyLanguageThatIsNotListedIsNamed() {
    let found = problems(
      """
      detect
      redact
      subtitle: { languages: [en], burn: [ar, fr, en], inside: so, style: { colour: red, backdropColour: "#12" }, lowerThirds: { a: { from: 3, to: 2 } } }
      """)
    #expect(found.contains { $0.contains("burn: ar, fr are not among languages: [en]. Add them there") }, "\(found)")
    #expect(found.contains { $0.contains("burn names 3 languages") })
    #expect(found.contains { $0.contains("inside: so is not among languages") })
    #expect(found.contains { $0.contains("colour: red is not a colour") })
    #expect(found.contains { $0.contains("backdropColour: #12 is not a colour") })
    #expect(found.contains { $0.contains("'a' has no height") } && found.contains { $0.contains("'a' ends before") })
    #expect(found.count == 7)
  }

  @Test func everyPlatformThatCannotBeIsNamed() {
    let found = problems(
      """
      detect
      redact
      render: { for: telegram, platforms: { one: { width: 320, height: 180 }, two: { like: telegram, width: 321, height: 180 } } }
      """)
    #expect(found.count { $0.contains("for: does not name it") } == 2, "\(found)")
  }
}
