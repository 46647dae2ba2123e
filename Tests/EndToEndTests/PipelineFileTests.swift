import Foundation
import TestSupport
import Testing

/// The pipeline files that come with the tool, as a person finds them.
@Suite struct PipelineFileTests {
  private static let files = Tool.files(below: Tool.root.appendingPathComponent("pipelines"))

  @Test func thereAreSome() { #expect(Self.files.count >= 2) }

  @Test(arguments: files) func eachOneCanBePlannedOnTheSamples(_ file: String) throws {
    try withTemporaryFolder { folder in
      let result = try Tool.run([
        "plan", Tool.root.appendingPathComponent("pipelines/\(file)").path, Footage.folder.path, "--out",
        folder.appendingPathComponent("out").path,
      ])
      #expect(result.status == (file == "reviewed.yaml" ? 4 : 0), "\(result.output)\(result.errors)")
      let text = try String(contentsOf: Tool.root.appendingPathComponent("pipelines/\(file)"), encoding: .utf8)
      #expect(text.contains("backlit run pipelines/\(file) FOOTAGE --out out"), "it says how it is run")
      for name in ["A001", "A002"] { #expect(result.output.contains(name)) }
    }
  }

  /// Nothing is delivered, and everyone is told where to look and what to write.
  @Test func theReviewedOneDeliversNothingBeforeAReview() throws {
    try withTemporaryFolder { folder in
      let footage = folder.appendingPathComponent("footage"), out = folder.appendingPathComponent("out")
      try Footage.copyInterview("A001", to: footage.appendingPathComponent("interviews"))
      let result = try Tool.run([
        "run", Tool.root.appendingPathComponent("pipelines/reviewed.yaml").path, footage.path, "--out", out.path,
      ])
      #expect(result.status == 4)
      #expect(Tool.files(below: out).isEmpty)
      #expect(result.output.contains("review.html") && result.output.contains(/reviewed: "[0-9a-f]{16}"/))
    }
  }
}
