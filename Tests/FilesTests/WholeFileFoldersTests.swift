import Files
import Foundation
import TestSupport
import Testing

/// Of the process, so one at a time.
@Suite(.serialized) struct WholeFileFoldersTests {
  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  private func withUmask(_ mask: mode_t, _ body: (String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let before = umask(mask)
      defer { umask(before) }
      try body(folder.path)
    }
  }

  @Test(arguments: [mode_t(0), 0o022, 0o077]) func thePermissionsAreWhatWasAskedForWhateverTheUmask(mask: mode_t) throws
  {
    try withUmask(mask) { folder in
      try WholeFile.makeFolder(folder + "/out/web/film")
      #expect(["/out", "/out/web", "/out/web/film"].map { mode(folder + $0) } == [0o755, 0o755, 0o755])
      try WholeFile.makeFolder(folder + "/inner/jobs/one", permissions: 0o700)
      #expect(["/inner", "/inner/jobs", "/inner/jobs/one"].map { mode(folder + $0) } == [0o700, 0o700, 0o700])
      try WholeFile.write(Data("x".utf8), to: folder + "/out/manifest.json")
      try WholeFile.write(Data("x".utf8), to: folder + "/inner/salt", permissions: 0o600)
      #expect(mode(folder + "/out/manifest.json") == 0o644 && mode(folder + "/inner/salt") == 0o600)
    }
  }

  /// What FFmpeg makes has the permissions that the umask leaves it.
  @Test(arguments: [mode_t(0o666), 0o600]) func aPublishedFileCanBeReadByAllAndWrittenByItsOwner(made: mode_t) throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("film.mp4").path, temporary = WholeFile.temporaryPath(for: path)
      try Data("x".utf8).write(to: URL(fileURLWithPath: temporary))
      chmod(temporary, made)
      try WholeFile.publish(temporary, as: path)
      #expect(mode(path) == 0o644)
      let stream = folder.appendingPathComponent("stream").path, unfinished = WholeFile.temporaryPath(for: stream)
      try WholeFile.makeFolder(unfinished)
      try Data("x".utf8).write(to: URL(fileURLWithPath: unfinished + "/720p.mp4"))
      chmod(unfinished + "/720p.mp4", made)
      try WholeFile.publishFolder(unfinished, as: stream, files: ["720p.mp4"])
      #expect(mode(stream) == 0o755 && mode(stream + "/720p.mp4") == 0o644)
      let track = folder.appendingPathComponent("track").path
      try Data("x".utf8).write(to: URL(fileURLWithPath: temporary))
      try WholeFile.renamePrivately(temporary, to: track)
      #expect(mode(track) == 0o600)
    }
  }

  @Test func aPrivateFolderThatWasOpenIsClosed() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("work").path
      try WholeFile.makeFolder(path)
      #expect(mode(path) == 0o755)
      try WholeFile.makeFolder(path, permissions: 0o700)
      #expect(mode(path) == 0o700)
      // Asked for again as a public one, it stays what it is.
      try WholeFile.makeFolder(path)
      #expect(mode(path) == 0o700)
    }
  }

  @Test func aPrivateFolderOfSomebodyElseIsRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("work").path
      try WholeFile.makeFolder(path)
      // Only root can give a folder away; others find one that is not theirs.
      let foreign = chown(path, 65534, 65534) == 0 ? path : "/usr"
      let failure = #expect(throws: Failure.self) { try WholeFile.makeFolder(foreign, permissions: 0o700) }
      #expect(failure?.explanation.reason.contains("somebody else") == true)
      #expect(mode(foreign) == 0o755)
    }
  }

  @Test func whatIsNoFolderIsNamed() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      try WholeFile.write(Data("x".utf8), to: path)
      for permissions in [mode_t(0o755), 0o700] {
        let failure = #expect(throws: Failure.self) { try WholeFile.makeFolder(path, permissions: permissions) }
        #expect(failure?.explanation.path == path)
        #expect(failure?.explanation.reason == "something that is not a folder has that name")
        #expect(throws: Failure.self) { try WholeFile.makeFolder(path + "/below", permissions: permissions) }
      }
      #expect(throws: Failure.self) { try WholeFile.makeFolder("") }
    }
  }

  @Test func removingAFileLeavesItsFolder() throws {
    try withTemporaryFolder { folder in
      try WholeFile.makeFolder(folder.path + "/web/film")
      try WholeFile.write(Data("x".utf8), to: folder.path + "/web/film/a.mp4")
      try WholeFile.remove(folder.path + "/web/film/a.mp4")
      #expect(mode(folder.path + "/web/film") == 0o755)
    }
  }

  @Test func theSweepTakesEmptyFoldersAndNothingElse() throws {
    try withTemporaryFolder { folder in
      let root = folder.path
      for name in ["empty/deep/deeper", "kept/inside", "full"] { try WholeFile.makeFolder("\(root)/\(name)") }
      try WholeFile.write(Data("x".utf8), to: root + "/full/file")
      let elsewhere = try TemporaryFolder()
      let outside = elsewhere.path
      try WholeFile.makeFolder(outside + "/empty")
      try FileManager.default.createSymbolicLink(atPath: root + "/full/link", withDestinationPath: outside)
      WholeFile.removeEmptyFolders(below: root, keeping: ["kept"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: root).sorted() == ["full", "kept"])
      #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/kept").isEmpty)
      #expect(mode(outside + "/empty") == 0o755, "links are not followed")
    }
  }
}
