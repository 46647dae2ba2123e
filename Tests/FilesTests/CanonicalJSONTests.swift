import Files
import Foundation
import TestSupport
import Testing

@Suite struct CanonicalJSONTests {
  @Test func equalFactsAreEqualBytesAndForeignOnesAreNamed() throws {
    #expect(try CanonicalJSON.data(["b": 1, "a": 2]) == CanonicalJSON.data(["a": 2, "b": 1]))
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("facts.json").path
      try Data("[1".utf8).write(to: URL(fileURLWithPath: path))
      let failure = #expect(throws: Failure.self) { try CanonicalJSON.read([Int].self, from: path) }
      #expect(failure?.explanation.path == path)
    }
  }

  /// The trick that a stamp alone does not see: other bytes of the same length under the same time.
  @Test func factsThatWereChangedSinceTheyWereWrittenAreRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("cues.json").path
      try CanonicalJSON.write(["left"], to: path)
      let digest = try Digest.of(fileAt: path)
      #expect(try CanonicalJSON.read([String].self, from: path, expecting: digest) == ["left"])
      #expect(try CanonicalJSON.read([String].self, from: path, expecting: nil) == ["left"])
      try CanonicalJSON.write(["gone"], to: path)
      let failure = #expect(throws: Failure.self) {
        try CanonicalJSON.read([String].self, from: path, expecting: digest)
      }
      #expect(failure?.explanation.path == path)
      #expect(failure?.explanation.reason == "it was changed since it was written")
    }
  }

  @Test(arguments: [Double.nan, .infinity]) func aNumberThatIsNoneIsAnExplainedError(value: Double) {
    let failure = #expect(throws: Failure.self) { try CanonicalJSON.data(["seconds": value]) }
    #expect(failure?.explanation.reason.contains("'seconds'") == true)
    #expect(throws: Failure.self) { try CanonicalJSON.compact(["seconds": value]) }
  }
}
