import Testing

@testable import Containers

@Suite struct ChecksumLinesTests {
  private static let digest = String(repeating: "a1", count: 32)
  static let sums = "\(digest)  manifest.json\n\\\(digest)  a\\nb/c d.mp4\n"

  @Test func checksumsOfOurOwnHaveNothingForeign() throws {
    #expect(try texts(scan(Self.sums, as: "SHA256SUMS")) == [])
  }

  @Test(arguments: [
    "# Jane\n" + sums, sums + "\n", sums + "Jane", sums.replacing("a1a1a1  m", with: "a1a1  m"), "",
    sums.replacing("  manifest", with: "  /home/jane/manifest"), sums.replacing("  manifest", with: "  ../manifest"),
    sums.replacing("  manifest", with: " *manifest"), sums.uppercased(),
  ])
  func checksumsHoldDigestsAndNames(text: String) throws { #expect(try !scan(text, as: "SHA256SUMS").isEmpty) }
}
