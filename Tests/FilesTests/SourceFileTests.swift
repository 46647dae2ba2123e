import Files
import Foundation
import TestSupport
import Testing

@Suite struct SourceFileTests {
  @Test func linksFoldersAndPipesAreRefusedAtOnce() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("file"), link = folder.appendingPathComponent("link")
      try Data("x".utf8).write(to: file)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      let pipe = folder.appendingPathComponent("pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      for path in [link.path, folder.path, pipe, "/dev/null", folder.appendingPathComponent("missing").path] {
        let failure = #expect(throws: Failure.self) { try SourceFile(path: path) }
        #expect(failure?.explanation.path == path)
      }
    }
  }

  @Test func readingLeavesNoTrace() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("file").path
      try Data(repeating: 7, count: 3_000_000).write(to: URL(fileURLWithPath: path))
      var old = timespec(tv_sec: 1_000_000_000, tv_nsec: 5)
      withUnsafePointer(to: &old) { time in
        var times = [time.pointee, time.pointee]
        #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
      }
      var before = stat(), after = stat()
      stat(path, &before)
      let file = try SourceFile(path: path)
      var total = 0
      try file.forEachBlock { total += $0.count }
      stat(path, &after)
      #expect(total == 3_000_000)
      #expect(after.st_atim.tv_sec == before.st_atim.tv_sec && after.st_atim.tv_nsec == before.st_atim.tv_nsec)
      #expect(after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_ino == before.st_ino)
      #expect(throws: Failure.self) { try file.contents(limit: 1000) }
    }
  }
}
