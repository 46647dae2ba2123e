import Files
import Foundation
import TestSupport
import Testing

@testable import Manifests

@Suite struct ChecksumsTests {
  private let names = ["plain.mp4", "with space.mp4", "back\\slash", "line\nbreak", "كلمة.vtt", "a/b/c", "both\\\n\r"]

  @Test func hostileNamesSurviveARoundTrip() throws {
    let sums = Checksums(Dictionary(uniqueKeysWithValues: names.map { ($0, Digest.of($0)) }))
    #expect(Checksums(text: sums.text) == sums)
  }

  @Test(arguments: [
    "nonsense\n", "abc  file\n", String(repeating: "a", count: 64) + " file\n",
    String(repeating: "a", count: 64) + "\n",
  ])
  func whatIsNotOfTheFormIsRefused(text: String) {
    #expect(Checksums(text: text) == nil)
  }

  /// The real command reads what we write, in a folder with hostile names, and sees a flipped byte.
  @Test func coreutilsAgree() throws {
    let folder = try TemporaryFolder()
    func check() throws -> Int32 {
      try Command("/usr/bin/sha256sum", ["--check", "--status", "SHA256SUMS"], in: folder.url).status
    }
    for name in names { try folder.write(name, to: name) }
    let sums = Checksums(Dictionary(uniqueKeysWithValues: names.map { ($0, Digest.of(Data($0.utf8))) }))
    try folder.write(sums.text, to: "SHA256SUMS")
    #expect(try check() == 0)
    try folder.write("plain.mp5", to: "plain.mp4")
    #expect(try check() == 1)
  }

  @Test func aCommitmentDependsOnTheSaltAndTheSource() {
    let salt = Data((0..<32).map { UInt8($0) })
    let one = SourceCommitment.make(Digest.of("a"), salt: salt)
    #expect(one == SourceCommitment.make(Digest.of("a"), salt: salt))
    #expect(one != SourceCommitment.make(Digest.of("b"), salt: salt))
    #expect(one != SourceCommitment.make(Digest.of("a"), salt: Data(repeating: 0, count: 32)))
  }
}
