import Foundation
import Pipeline
import Testing

/// Every `Problems/NAME.yaml` with the problems that `Problems/NAME.txt` says it has. `RECORD=1` writes the texts anew.
@Suite struct PipelineProblemTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Problems")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func thereAreProblemsToRead() { #expect(Self.names.count >= 30) }

  @Test(arguments: names) func allProblemsAreReportedAtOnce(_ name: String) throws {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).yaml"))
    let found: String
    switch PipelineReader.read(text: String(decoding: data, as: UTF8.self), file: "\(name).yaml", catalog: testCatalog)
    {
    case .success: found = "no problems\n"
    case .failure(let problems): found = "\(problems)\n"
    }
    let golden = Self.folder.appendingPathComponent("\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(found.utf8).write(to: golden)
    }
    #expect(try found == String(contentsOf: golden, encoding: .utf8))
  }
}
