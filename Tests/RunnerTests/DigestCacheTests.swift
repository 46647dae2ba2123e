import Files
import Foundation
import TestSupport
import Testing

@testable import Runner

@Suite struct DigestCacheTests {
  /// Writes in place, so that the file keeps its inode, and gives it this time of modification.
  private func rewrite(_ text: String, at path: String, modified: Date) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.modificationDate: modified], ofItemAtPath: path)
  }

  private let longAgo = Date(timeIntervalSince1970: 1_500_000_000)

  /// Long enough after a file was written that it has settled.
  @Sendable private func later() -> Date { Date(timeIntervalSinceNow: 60) }

  @Test func fileWithTheSameStampIsNotReadAgain() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/a", kept = folder.path + "/digests.json"
    try rewrite("one", at: file, modified: longAgo)
    let cache = DigestCache(path: kept, now: later)
    #expect(try cache.digest(of: file) == Digest.of("one"))
    try cache.save()
    // Another digest under the same stamp shows where the answer comes from.
    let text = try String(contentsOfFile: kept, encoding: .utf8)
    try Data(text.replacing(Digest.of("one").hex, with: Digest.of("two").hex).utf8).write(
      to: URL(fileURLWithPath: kept))
    #expect(try DigestCache(path: kept).digest(of: file) == Digest.of("two"))
  }

  @Test func fileWhoseTimeWasPutBackIsReadAgain() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/a"
    try rewrite("one", at: file, modified: longAgo)
    let cache = DigestCache(path: folder.path + "/digests.json", now: later)
    #expect(try cache.digest(of: file) == Digest.of("one"))
    usleep(20000)
    try rewrite("two", at: file, modified: longAgo)
    #expect(try cache.digest(of: file) == Digest.of("two"))
  }

  @Test func fileWithAnotherStampIsReadAgain() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/a"
    try rewrite("one", at: file, modified: longAgo)
    let cache = DigestCache(path: folder.path + "/digests.json", now: later)
    #expect(try cache.digest(of: file) == Digest.of("one"))
    try rewrite("two", at: file, modified: longAgo.addingTimeInterval(1))
    #expect(try cache.digest(of: file) == Digest.of("two"))
  }

  @Test func digestOfAFileJustWrittenIsNotKept() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/a"
    try rewrite("one", at: file, modified: longAgo)
    let cache = DigestCache(path: folder.path + "/digests.json")
    #expect(try cache.digest(of: file) == Digest.of("one"))
    try rewrite("two", at: file, modified: longAgo)
    #expect(try cache.digest(of: file) == Digest.of("two"))
    try cache.save()
    #expect(!folder.exists("digests.json"))
  }

  @Test func damagedCacheIsAnEmptyOne() throws {
    let folder = try TemporaryFolder()
    try folder.write("{", to: "digests.json")
    try rewrite("one", at: folder.path + "/a", modified: longAgo)
    #expect(try DigestCache(path: folder.path + "/digests.json").digest(of: folder.path + "/a") == Digest.of("one"))
  }
}
