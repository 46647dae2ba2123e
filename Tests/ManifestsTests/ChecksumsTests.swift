import Files
import Foundation
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
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backlit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("a/b"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in names { try Data(name.utf8).write(to: folder.appendingPathComponent(name)) }
    let sums = Checksums(Dictionary(uniqueKeysWithValues: names.map { ($0, Digest.of(Data($0.utf8))) }))
    try Data(sums.text.utf8).write(to: folder.appendingPathComponent("SHA256SUMS"))
    #expect(try check(folder) == 0)
    try Data("plain.mp5".utf8).write(to: folder.appendingPathComponent("plain.mp4"))
    #expect(try check(folder) == 1)
  }

  private func check(_ folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = ["--check", "--status", "SHA256SUMS"]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func aCommitmentDependsOnTheSaltAndTheSource() {
    let salt = SourceCommitment.newSalt()
    #expect(salt.count == 32 && salt != SourceCommitment.newSalt())
    let one = SourceCommitment.make(Digest.of("a"), salt: salt)
    #expect(one == SourceCommitment.make(Digest.of("a"), salt: salt))
    #expect(one != SourceCommitment.make(Digest.of("b"), salt: salt))
    #expect(one != SourceCommitment.make(Digest.of("a"), salt: Data(repeating: 0, count: 32)))
  }
}
