import Files
import Foundation
import Media
import PeopleTestSupport
import TestSupport
import Testing

@testable import People

@Suite struct DetectionJournalTests {
  private let key = Digest.of("a source")

  private func seen(_ seed: UInt64) -> [Detection] {
    var random = SeededGenerator(seed: seed)
    return (0..<Int(seed % 4)).map { _ in
      Detection(
        box: NormalizedBox(
          x: .random(in: -1...1, using: &random), y: .random(in: -1...1, using: &random),
          width: .random(in: 0...1, using: &random),
          height: .random(in: 0...1, using: &random)),
        confidence: Double(Float.random(in: 0...1, using: &random)), scale: 320)
    }
  }

  private func withJournal(_ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("detect.journal").path
      let journal = try DetectionJournal(path: path, key: key)
      for pts in 0..<20 { try journal.add(seen(UInt64(pts)), at: Int64(pts)) }
      try body(path)
    }
  }

  @Test func whatWasSeenIsKnownToTheLastBit() throws {
    try withJournal { path in
      let again = try DetectionJournal(path: path, key: key)
      #expect(again.known.count == 20)
      for pts in 0..<20 { #expect(again.seen(at: Int64(pts)) == seen(UInt64(pts))) }
      #expect(again.seen(at: 20) == nil)
    }
  }

  @Test func aLineThatWasCutOrAlteredEndsWhatIsKnown() throws {
    try withJournal { path in
      let whole = try String(contentsOfFile: path, encoding: .utf8)
      for keep in [whole.utf8.count - 1, whole.utf8.count - 30, 200, 80, 10, 0] {
        try Data(whole.utf8.prefix(keep)).write(to: URL(fileURLWithPath: path))
        let journal = try DetectionJournal(path: path, key: key)
        let known = journal.known.count
        #expect(known < 20)
        try journal.add(seen(3), at: 777)
        #expect(try DetectionJournal(path: path, key: key).known.count == known + 1, "it goes on behind what was good")
      }
      var lines = whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      lines[8] = lines[8].replacingOccurrences(of: "1", with: "2")
      try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
      #expect(try DetectionJournal(path: path, key: key).known.count == 7)
    }
  }

  @Test func theJournalOfAnotherSearchIsBegunAnew() throws {
    try withJournal { path in
      let counts = try [Digest.of("another source"), key].map { try DetectionJournal(path: path, key: $0).known.count }
      #expect(counts == [0, 0])
    }
  }

  /// What another code saw, or the same code in another source, is looked at again.
  @Test func theJournalOfOtherCodeIsBegunAnew() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("detect.journal").path, finder = FaceFinder(model: try SetUp.model())
      func journal(_ source: String, code: String) throws -> DetectionJournal {
        try finder.journal(at: path, source: .of(source), code: code)
      }
      try journal("a source", code: "one").add(seen(3), at: 0)
      #expect(try journal("a source", code: "one").known.count == 1)
      #expect(try journal("a source", code: "two").known.isEmpty)
      try journal("a source", code: "two").add(seen(3), at: 0)
      #expect(try journal("another source", code: "two").known.isEmpty)
    }
  }

  /// What one saw is not gone on with by the other.
  @Test(.enabled(if: NetworkRuntimeTests.isThere)) func theJournalOfAnotherRuntimeIsBegunAnew() throws {
    try withTemporaryFolder { folder in
      let known = try SetUp.model(), text = try SetUp.textModel()
      let fast = FaceFinder(model: known, text: text)
      let slow = FaceFinder(
        model: try FaceModel(path: known.path, runtime: nil), text: try TextModel(path: text.path, runtime: nil))
      let faces = folder.path + "/detect.journal", texts = folder.path + "/text.journal"
      try fast.journal(at: faces, source: .of("a source")).add(seen(3), at: 0)
      try fast.textJournal(at: texts, source: .of("a source"))?.add(seen(3), at: 0)
      #expect(try fast.journal(at: faces, source: .of("a source")).known.count == 1)
      #expect(try fast.textJournal(at: texts, source: .of("a source"))?.known.count == 1)
      #expect(try slow.journal(at: faces, source: .of("a source")).known.isEmpty)
      #expect(try slow.textJournal(at: texts, source: .of("a source"))?.known.isEmpty == true)
    }
  }

  @Test func onlyItsOwnerMayReadIt() throws {
    try withJournal { path in
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  /// With the real network, on a real file: interrupted at any point, the search ends with the same map.
  @Test func aSearchThatIsInterruptedEndsWithTheSameMap() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("detect.journal").path
      let file = try SourceFile(path: Portrait.astronaut.film(seconds: 1.2, in: folder))
      let digest = try Digest.of(file), finder = try FaceFinder(model: SetUp.model())
      let whole = try finder.find(in: file, tier: .scraped, digest: digest)
      try #require(!whole.tracks.isEmpty)
      for stop in [1, 9, 22] {
        let journal = try finder.journal(at: path, source: digest)
        let before = journal.known.count
        var frames = 0
        // The file system's copy of what a killed process leaves behind.
        _ = try finder.find(in: file, tier: .scraped, digest: digest, journal: journal) { done, _ in
          frames = done
          if done == stop { try? FileManager.default.copyItem(atPath: path, toPath: path + ".\(stop)") }
        }
        #expect(frames == 30 && before == 0)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: path + ".\(stop)", toPath: path)
        let resumed = try finder.journal(at: path, source: digest)
        #expect(resumed.known.count > 0)
        #expect(try finder.find(in: file, tier: .scraped, digest: digest, journal: resumed) == whole)
        resumed.remove()
        #expect(!FileManager.default.fileExists(atPath: path))
      }
    }
  }
}
