import Files
import Foundation
import TestSupport
import Testing

@Suite struct WholeFileTests {
  @Test func writingReplacesTheOldFileAndLeavesNothingElse() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      try WholeFile.write(Data("old".utf8), to: path)
      try WholeFile.write(Data("new".utf8), to: path, permissions: 0o600)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }

  @Test func aFailureLeavesTheOldFileAndNoPartialOne() throws {
    try withTemporaryFolder { folder in
      // A folder stands where the file should go: the rename fails after everything was written.
      let path = folder.appendingPathComponent("target").path
      try FileManager.default.createDirectory(atPath: path + "/inside", withIntermediateDirectories: true)
      #expect(throws: Failure.self) { try WholeFile.write(Data("new".utf8), to: path) }
      let temporary = WholeFile.temporaryPath(for: path)
      try Data("new".utf8).write(to: URL(fileURLWithPath: temporary))
      #expect(throws: Failure.self) { try WholeFile.publish(temporary, as: path) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["target"])
      let file = folder.appendingPathComponent("file").path
      try WholeFile.write(Data("x".utf8), to: file)
      let failure = #expect(throws: Failure.self) { try WholeFile.write(Data("y".utf8), to: file + "/below") }
      #expect(failure?.explanation.path == file + "/below")
    }
  }

  @Test func temporaryNamesAreHiddenUniqueAndInTheSameFolder() {
    let names = (0..<100).map { _ in WholeFile.temporaryPath(for: "/a/b/film.mp4") }
    #expect(Set(names).count == 100)
    #expect(names.allSatisfy { $0.hasPrefix("/a/b/.film.mp4.") && $0.hasSuffix(".part") })
  }

  @Test func removingAnAbsentFileIsNoError() throws {
    try withTemporaryFolder { folder in try WholeFile.remove(folder.appendingPathComponent("nothing").path) }
  }

  @Test func whatIsWrittenPieceByPieceIsThereWhenItIsFinished() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      let stream = try WholeFileStream(path: path, permissions: 0o600)
      try stream.write(Data("....".utf8))
      try stream.write(Data("end".utf8))
      try stream.write(Data("head".utf8), at: 0)
      #expect(!FileManager.default.fileExists(atPath: path))
      try stream.finish()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "headend")
      do { try WholeFileStream(path: path, permissions: 0o600).write(Data("lost".utf8)) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }
}
