import Files
import Foundation
import TestSupport
import Testing

@Suite struct DigestTests {
  /// FIPS 180-2, appendix B, and the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func publishedVectorsAgree(text: String, hex: String) throws {
    #expect(Digest.of(text).hex == hex)
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file")
      try Data(text.utf8).write(to: file)
      #expect(try Digest.of(fileAt: file.path).hex == hex)
    }
  }

  @Test func onlySixtyFourLowerCaseDigitsAreADigest() {
    #expect(Digest(hex: String(repeating: "a", count: 64)) != nil)
    for hex in [
      "", String(repeating: "A", count: 64), String(repeating: "a", count: 63), String(repeating: "é", count: 32),
    ] {
      #expect(Digest(hex: hex) == nil)
    }
  }
}
