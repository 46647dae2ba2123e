import Foundation
import TestSupport
import Testing

/// What counts as code of a stage, so that its jobs are done again when it changes.
@Suite struct FingerprintTests {
  /// The digests of all stages in a copy of the tree, before and after one of its files is changed.
  private func stagesChanged(by change: (String) -> String, in file: String) throws -> [String] {
    try withTemporaryFolder { folder in
      for name in ["Sources", "Package.swift", "Package.resolved"] {
        try Command("cp", ["-r", Tool.root.appendingPathComponent(name).path, folder.path]).succeeding()
      }
      func fingerprints() throws -> [Substring: Substring] {
        let output = folder.appendingPathComponent("table.swift").path
        try Command(Tool.root.appendingPathComponent("scripts/fingerprint").path, [folder.path, output]).succeeding()
        let text = try String(contentsOfFile: output, encoding: .utf8)
        return Dictionary(uniqueKeysWithValues: text.matches(of: /"([a-z]+)": "([0-9a-f]{64})"/).map { ($0.1, $0.2) })
      }
      let before = try fingerprints()
      #expect(before.count == 8)
      let path = "\(folder.path)/\(file)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = change(text)
      #expect(changed != text)
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
      let after = try fingerprints()
      return after.filter { before[$0.key] != $0.value }.keys.map(String.init).sorted()
    }
  }

  @Test(arguments: [
    ("Redaction/Plan/RedactionPlanner.swift", ["manifest", "redact", "render", "review", "verify"]),
    ("People/Track/TrackBuilder.swift", ["detect", "manifest", "redact", "render", "review", "subtitle", "verify"]),
    ("Renditions/Renderer.swift", ["render", "verify"]), ("Stages/Subtitle/SubtitleStage.swift", ["subtitle"]),
    ("Subtitles/Layout/LineBreaker.swift", ["redact", "render", "review", "subtitle", "verify"]),
    ("Runner/Plan/Planner.swift", []), ("backlit/RunCommand.swift", []), ("Stages/Planning/Preflight.swift", []),
  ]) func aFileIsTheCodeOfTheStagesWhoseResultsItMakes(_ file: String, _ expected: [String]) throws {
    #expect(try stagesChanged(by: { $0 + "// changed\n" }, in: "Sources/\(file)") == expected)
  }

  /// A decisions file is read through Yams, every digest is taken by swift-crypto, and no stage parses arguments.
  @Test(arguments: [("yams", 8), ("swift-crypto", 8), ("swift-argument-parser", 0)])
  func aNewVersionOfAPackageIsNewCode(_ package: String, _ stages: Int) throws {
    let changed = try stagesChanged(
      by: { text in
        var lines = text.components(separatedBy: "\n")
        guard let start = lines.firstIndex(where: { $0.contains("\"identity\" : \"\(package)\"") }),
          let version = lines[start...].firstIndex(where: { $0.contains("\"version\"") })
        else { return text }
        lines[version] = "        \"version\" : \"99.0.0\""
        return lines.joined(separator: "\n")
      }, in: "Package.resolved")
    #expect(changed.count == stages, "\(changed)")
  }
}
