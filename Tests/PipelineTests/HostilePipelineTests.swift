import Pipeline
import TestSupport
import Testing

/// The reader may refuse, but it must neither crash nor hang, and every problem must lie inside the file.
@Suite struct HostilePipelineTests {
  private static let splices: [[Unicode.Scalar]] = [
    "\n", "\t", "  ", ":", ": ", "- ", "{", "}", "[", "]", "\"", "'", "*a", "&a ", "!!str ", "? ", "|\n", ">\n", "#",
    "---\n",
    "...\n", "%", "@", "~", "null", "<<: *a\n", "\r\n", "\u{0}", "\u{FEFF}", "\u{2028}", "é", "e\u{301}", "ا", "👩‍👩‍👧",
    "title: again\n", "faces: blur, ",
    "stages:\n", "of: interviews, ", "!<tag:yaml.org,2002:int> ", "\\", "1:30", "\u{85}",
  ].map { Array($0.unicodeScalars) }

  private func mutated(_ seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var text = Array(goodPipeline.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let start = Int.random(in: 0..<text.count, using: &generator)
      let end = min(text.count, start + Int.random(in: 0...12, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: text.removeSubrange(start..<end)
      case 1: text.insert(contentsOf: text[start..<end], at: Int.random(in: 0...text.count, using: &generator))
      default: text.insert(contentsOf: Self.splices.randomElement(using: &generator) ?? [], at: start)
      }
      if text.isEmpty { break }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text)
    return String(view)
  }

  @Test(arguments: 0..<8) func mutationsOfAGoodFileAreReadOrRefused(_ block: UInt64) {
    var refused = 0
    for seed in (block * 250)..<(block * 250 + 250) {
      let text = mutated(seed)
      guard case .failure(let found) = PipelineReader.read(text: text, file: "m.yaml", catalog: testCatalog) else {
        continue
      }
      refused += 1
      let lines = text.unicodeScalars.count { ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) } + 1
      for problem in found.problems {
        #expect((1...lines).contains(problem.line) && problem.column >= 1, "seed \(seed): \(problem)")
        #expect(problem.message.unicodeScalars.allSatisfy { $0.value >= 32 }, "seed \(seed): \(problem)")
      }
    }
    #expect(refused > 50)
  }

  private func problems(_ text: String) -> [String] {
    guard case .failure(let found) = PipelineReader.read(text: text, file: "h.yaml", catalog: testCatalog) else {
      return []
    }
    return found.problems.map(\.message)
  }

  @Test func aliasesOfAliasesAreCutShort() {
    let levels = (1...30).map {
      "x\($0): &x\($0) [\(Array(repeating: "*x\($0 - 1)", count: 10).joined(separator: ", "))]"
    }
    let text = "backlit: 1\nx0: &x0 a\n" + levels.joined(separator: "\n") + "\n"
    #expect(problems(text).count == 1)
  }

  @Test func aliasesOfAliasesAsKeysAreCutShort() {
    let levels = (1...30).map { "- &x\($0) [\(Array(repeating: "*x\($0 - 1)", count: 10).joined(separator: ", "))]" }
    #expect(!problems("- &x0 a\n" + levels.joined(separator: "\n") + "\n- ? *x30\n  : 1\n").isEmpty)
  }

  @Test func endlessListsAreCutShort() {
    let text = "backlit: 1\nstages:\n" + String(repeating: "- x\n", count: 100_000)
    #expect(problems(text) == ["the file holds more values than any person writes"])
  }

  @Test func deepNestingIsRefused() {
    for opening in ["[", "{a: ", "- ", "? "] {
      #expect(!problems("stages: \n  " + String(repeating: opening, count: 100_000)).isEmpty)
    }
    #expect(!problems(String(repeating: "[", count: 900) + String(repeating: "]", count: 900)).isEmpty)
  }

  @Test func manyRepeatedKeysAreStillProblems() {
    #expect(!problems("backlit: 1\n" + String(repeating: "title: x\n", count: 200)).isEmpty)
    #expect(!problems((0..<200).map { "a\($0): 1\na\($0): 2\n" }.joined()).isEmpty)
  }

  @Test func repeatedKeysThatCannotBeTaggedAreStillProblems() {
    for text in [
      "!!str a: 1\n!!str a: 2\n", "x: &k title\n*k : 1\n*k : 2\n", "? [a]\n: 1\n? [a]\n: 2\n", "&a x: 1\n&b x: 2\n",
    ] {
      #expect(!problems("backlit: 1\n" + text).isEmpty, "\(text)")
    }
  }
}
