import Pipeline
import Testing

/// Whatever number a stranger writes, each kind of rule answers with a value or a problem.
@Suite struct NumberTests {
  private static let values = [
    "1e400", "-1e400", ".inf", "-.inf", ".nan", "inf", "nan", "NaN", "infinity", "99999999999999999999",
    "-99999999999999999999", "9223372036854775808", "1e-400", "0x10", "0x1p99999", "1_000", "+1", "1:30", "1e", "", "~",
    "１２",
    "[1e400, .nan]", "[[1e400, 1, 1]]", "[[.nan, .inf, 99999999999999999999]]", "{ a: { n: 1e400 } }", "{ n: .inf }",
    "\"1\"",
  ]

  struct EveryKind: Stage {
    struct Options: Codable, Sendable {
      struct Inner: Codable, Sendable { var n: Double? }
      var number: Double?
      var count: Int?
      var huge: Double?
      var rows: [[Double]]?
      var numbers: [Double]?
      var either: String?
      var flag: Bool?
      var word: String?
      var language: String?
      var choice: String?
      var named: [String: Inner]?
      var settings: Inner?
    }
    static let name = "every"
    static let scope = StageScope.source
    static let consumes: [ArtifactKind] = [.source]
    static let produces: [ArtifactKind] = [.sourceRecord]
    static let inner = [OptionRule("n", .number(-1...1), "n")]
    static let optionRules = [
      OptionRule("number", .number(0.5...10), "n"), OptionRule("count", .count(0...10), "n"),
      OptionRule("huge", .number(-1e300...1e300), "n"), OptionRule("rows", .rows(2...3), "n"),
      OptionRule("numbers", .list(of: .number(0...10)), "n"),
      OptionRule("either", .either([.choice(["a"]), .language]), "n"),
      OptionRule("flag", .boolean, "n"), OptionRule("word", .text, "n"), OptionRule("language", .language, "n"),
      OptionRule("choice", .choice(["a", "b"]), "n"), OptionRule("named", .named(inner), "n"),
      OptionRule("settings", .settings(inner), "n"),
    ]
    init(options: Options) {}
    func run(_ inputs: [Artifact], parts: [StagePart], in workspace: Workspace) throws -> [Artifact] { [] }
  }

  @Test(arguments: EveryKind.optionRules.map(\.key)) func noNumberTraps(_ key: String) {
    for value in Self.values {
      let text = "backlit: 1\ntitle: x\nsources: { a: '*' }\nstages:\n- every: { \(key): \(value) }\n"
      guard
        case .failure(let found) = PipelineReader.read(
          text: text, file: "n.yaml", catalog: StageCatalog([EveryKind.self]))
      else { continue }
      #expect(found.problems.allSatisfy { $0.line == 5 && $0.message.contains("'") }, "\(value): \(found)")
    }
  }

  @Test(arguments: ["1e400", ".inf", ".nan", "nan", "99999999999999999999"]) func whatIsNoNumberInRangeIsAProblem(
    _ value: String
  ) {
    for key in ["number", "count", "numbers", "rows"] {
      let text = "backlit: 1\ntitle: x\nsources: { a: '*' }\nstages:\n- every: { \(key): \(value) }\n"
      let result = PipelineReader.read(text: text, file: "n.yaml", catalog: StageCatalog([EveryKind.self]))
      #expect(throws: PipelineProblems.self, "\(key): \(value)") { try result.get() }
    }
  }

  @Test(arguments: ["1e400", "99999999999999999999", ".nan", "-1", "0", "1.0"]) func versionsThatAreNoneAreProblems(
    _ value: String
  ) {
    let result = PipelineReader.read(text: "backlit: \(value)\ntitle: x\n", file: "n.yaml", catalog: testCatalog)
    #expect(throws: PipelineProblems.self) { try result.get() }
  }

  /// The schema writes the limits of every rule.
  @Test func schemaOfHugeRangesIsWritten() {
    #expect(PipelineSchema.json(for: StageCatalog([EveryKind.self])).count > 100)
  }
}
